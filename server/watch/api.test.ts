import { afterEach, describe, expect, it, vi } from 'vitest'
import { createReadApi, type ReadApiOptions } from './api'

afterEach(() => void vi.useRealTimers())

const GOING_ON = new AbortController().signal

/** An API that is read with no waits between the attempts, and how each request has ended. */
function reader(fetch: NonNullable<ReadApiOptions['fetch']>) {
  const outcomes: unknown[] = []
  const api = createReadApi({
    url: 'http://api.test/',
    token: 'token',
    fetch,
    clock: { now: Date.now, sleep: async (_, signal) => signal.throwIfAborted() },
    onRequest: (outcome) => outcomes.push(outcome),
  })
  return { outcomes, get: (signal = GOING_ON) => api.get('/v1/project', signal) }
}

/** Takes a request and never answers. */
function silent(_: string, { signal }: RequestInit): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('The connection was cut.')))
  })
}

describe('an API that never answers', () => {
  it('has a minute for each request, and is asked again', async () => {
    vi.useFakeTimers()
    const { get, outcomes } = reader(silent)
    const read = get().catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(await read).toMatchObject({ kind: 'network', message: 'No response within 60 s' })
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => 'given up'))
  })

  it('is left at once when the pass ends', async () => {
    const pass = new AbortController()
    const { get, outcomes } = reader(silent)
    const read = get(pass.signal)
    const why = new Error('The pass took too long.')
    pass.abort(why)
    await expect(read).rejects.toBe(why)
    expect(outcomes).toEqual(['given up'])
  })
})
