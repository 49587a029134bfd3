import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { call, setTransport } from './client'
import { ApiError } from './errors'
import { createQueryClient } from './query-client'
import { isRetryable, retryDelay } from './retry'
import { markSessionExpired, sessionQuery } from './session'

function apiError(details: Partial<ConstructorParameters<typeof ApiError>[0]>) {
  return new ApiError({ kind: 'status', method: 'GET', path: '/v1/me', message: '', ...details })
}

afterEach(() => setTransport((input, init) => fetch(input, init)))

describe('a failed read is asked again', () => {
  it.each([
    [apiError({ kind: 'network' }), true],
    [apiError({ status: 429 }), true],
    [apiError({ status: 500 }), true],
    [apiError({ status: 502 }), true],
    [apiError({ status: 503 }), true],
    [apiError({ status: 504 }), true],
    [apiError({ status: 501 }), false],
    [apiError({ status: 400 }), false],
    [apiError({ status: 401 }), false],
    [apiError({ status: 403 }), false],
    [apiError({ status: 404 }), false],
    [apiError({ status: 409 }), false],
    [apiError({ kind: 'shape', status: 200 }), false],
    [apiError({ kind: 'shape', status: 500 }), false],
    [new Error('a mistake of ours'), false],
    [new DOMException('', 'AbortError'), false],
    [undefined, false],
  ])('after %s: %s', (error, again) => {
    expect(isRetryable(error)).toBe(again)
  })
})

describe('the wait before it', () => {
  const waits = (attempt: number, error: unknown) =>
    [0, 0.5, 0.999_999].map((random) => {
      vi.spyOn(Math, 'random').mockReturnValue(random)
      return Math.round(retryDelay(attempt, error))
    })

  it.each([
    [0, [500, 750, 1000]],
    [1, [1000, 1500, 2000]],
    [2, [2000, 3000, 4000]],
    [5, [15_000, 22_500, 30_000]],
    [40, [15_000, 22_500, 30_000]],
  ])('for attempt %i is within %j ms', (attempt, expected) => {
    expect(waits(attempt, apiError({ status: 503 }))).toEqual(expected)
    expect(waits(attempt, new Error())).toEqual(expected)
  })

  it.each([
    [0, 0],
    [7, 7000],
    [3600, 30_000],
  ])('is as long as Retry-After says, up to half a minute: %i s', (retryAfter, ms) => {
    expect(waits(3, apiError({ status: 429, retryAfter }))).toEqual([ms, ms, ms])
  })
})

describe('the cache', () => {
  const read = () => call({ path: '/v1/me', answer: z.object({}) })
  const failing = (status: number) => {
    const transport = vi.fn<typeof fetch>(async () => new Response('', { status }))
    setTransport(transport)
    return transport
  }

  it.each([
    [503, 4],
    [404, 1],
  ])('asks for a read answered with %i %i times', async (status, times) => {
    vi.useFakeTimers()
    const transport = failing(status)
    const client = createQueryClient()
    const result = client
      .fetchQuery({
        queryKey: ['x'],
        queryFn: read,
        retry: client.getDefaultOptions().queries!.retry!,
      })
      .catch((error: unknown) => error)
    await vi.runAllTimersAsync()
    expect(await result).toMatchObject({ status })
    expect(transport).toHaveBeenCalledTimes(times)
    vi.useRealTimers()
  })

  it('never repeats a write', async () => {
    const transport = failing(503)
    const client = createQueryClient()
    const write = client.getMutationCache().build(client, { mutationFn: read })
    await expect(write.execute(undefined)).rejects.toMatchObject({ status: 503 })
    expect(transport).toHaveBeenCalledTimes(1)
  })

  it('does not ask on and on about a session that is itself refused', async () => {
    vi.useFakeTimers()
    const transport = failing(401)
    const client = createQueryClient()
    const read = client.fetchQuery(sessionQuery).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await read).toMatchObject({ status: 401 })
    expect(transport).toHaveBeenCalledTimes(1)
    vi.useRealTimers()
  })

  it('stays calm where a read is refused and the session cannot be read either', async () => {
    const transport = failing(401)
    const client = createQueryClient({ retries: false })
    const attempt = client.fetchQuery({ queryKey: ['x'], queryFn: read })
    await expect(attempt).rejects.toMatchObject({ status: 401 })
    await vi.waitFor(() => expect(transport).toHaveBeenCalledTimes(2))
    await expect(markSessionExpired(client)).resolves.toBeUndefined()
  })

  it('notes an ended session, from reads and from writes', async () => {
    for (const kind of ['read', 'write']) {
      failing(401)
      const client = createQueryClient({ retries: false })
      client.setQueryData(sessionQuery.queryKey, {
        upstream: 'sandbox',
        host: 'localhost',
        signed_in: true,
      })
      const attempt =
        kind === 'read'
          ? client.fetchQuery({ queryKey: ['x'], queryFn: read })
          : client.getMutationCache().build(client, { mutationFn: read }).execute(undefined)
      await expect(attempt).rejects.toMatchObject({ status: 401 })
      await vi.waitFor(() =>
        expect(client.getQueryData(sessionQuery.queryKey)).toMatchObject({
          signed_in: false,
          expired: true,
        }),
      )
    }
  })
})
