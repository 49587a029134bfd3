import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isTimeout, withinTime } from './time-limit'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Work that goes on until its signal ends it. */
function untilEnded(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new Error('The connection was cut.'))
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
  })
}

it('ends work that takes too long, and says so whatever the work says', async () => {
  const worked = withinTime({ limit: 60_000 }, untilEnded).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(isTimeout(await worked)).toBe(true)
})

it('ends work early with the reason of who has asked for it', async () => {
  const asker = new AbortController()
  const worked = withinTime({ limit: 60_000, outer: asker.signal }, untilEnded)
  const why = new Error('The process ends.')
  asker.abort(why)
  await expect(worked).rejects.toBe(why)
  await expect(withinTime({ limit: 60_000, outer: asker.signal }, untilEnded)).rejects.toBe(why)
  expect(isTimeout(why)).toBe(false)
})

it('leaves nothing behind', async () => {
  const asker = new AbortController()
  expect(await withinTime({ limit: 60_000, outer: asker.signal }, async () => 7)).toBe(7)
  const failure = new Error('No route.')
  await expect(withinTime({ limit: 60_000 }, () => Promise.reject(failure))).rejects.toBe(failure)
  expect(vi.getTimerCount()).toBe(0)
})
