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

/** A list that goes on for ever, in parts of 1 MiB. */
function endless(): Response {
  const part = new TextEncoder().encode('[1],'.repeat(256 * 1024))
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(part) })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

it('reads at most 64 MiB, and asks no second time for more', async () => {
  const { get, outcomes } = reader(async () => endless())
  await expect(get()).rejects.toMatchObject({
    kind: 'shape',
    message: 'The response is larger than 64 MiB',
  })
  expect(outcomes).toEqual(['given up'])
})

describe('what an answer holds', () => {
  const answered = (text: string, status = 200) =>
    reader(async () => new Response(text, { status }))

  it('loses its secrets, whether it is JSON or not', async () => {
    const uri = 'postgres://avnadmin:PW123@db.example/defaultdb'
    const read = await answered(
      JSON.stringify({ tags: { 'team-key': 'a' }, why: `At ${uri}` }),
    ).get()
    expect(JSON.parse(new TextDecoder().decode(read.bytes))).toEqual({
      tags: { 'team-key': 'a' },
      why: 'At <redacted>',
    })
    for (const text of [JSON.stringify({ message: `At\u001B ${uri}` }), `At\u001B ${uri}`]) {
      await expect(answered(text, 400).get()).rejects.toThrow(/^At  <redacted>$/)
    }
  })

  it('keeps every digit', async () => {
    const text = JSON.stringify({ at: 'postgres://a:b@c' }).replace(
      '}',
      ',"n":12345678901234567890}',
    )
    const read = await answered(text).get()
    expect(new TextDecoder().decode(read.bytes)).toBe(
      '{"at":"<redacted>","n":12345678901234567890}',
    )
  })

  it('is refused where it is nested too deeply to be searched', async () => {
    const { get, outcomes } = answered('['.repeat(100_000) + ']'.repeat(100_000))
    await expect(get()).rejects.toThrow('The response is nested too deeply')
    expect(outcomes).toEqual([200])
  })
})

describe('an API that never answers', () => {
  it('has a minute for each request, and is asked again', async () => {
    vi.useFakeTimers()
    const { get, outcomes } = reader(silent)
    const read = get().catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(await read).toMatchObject({ kind: 'network', message: 'No response within 60 s' })
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => 'given up'))
  })

  it('is said to be away by the code of what went wrong', async () => {
    const error = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    const { get, outcomes } = reader(() => Promise.reject(error))
    await expect(get()).rejects.toMatchObject({ message: 'No response (ENOTFOUND)' })
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => 'network'))
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
