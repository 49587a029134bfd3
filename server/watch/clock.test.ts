import { afterEach, expect, it, vi } from 'vitest'
import { SYSTEM_CLOCK } from './clock'

afterEach(() => void vi.useRealTimers())

it('does not wake at once from a wait that is longer than a timer can be', async () => {
  vi.useFakeTimers()
  let isAwake = false
  const asleep = new AbortController()
  const slept = SYSTEM_CLOCK.sleep(365 * 86_400_000, asleep.signal).finally(() => {
    isAwake = true
  })
  await vi.advanceTimersByTimeAsync(86_400_000)
  expect(isAwake).toBe(false)
  asleep.abort(new Error('The process ends.'))
  await expect(slept).rejects.toThrow('The process ends.')
})
