import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { apiPath, call, callLarge, setTransport } from './client'
import { ApiError } from './errors'
import { noteServerTime } from './server-clock'

const answer = z.object({ services: z.array(z.object({ name: z.string() })) })
const path = '/v1/project/acme/service'
const ID: unknown = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)

/** Makes one call that this answer comes to, and gives back what it throws. */
async function countFailures(response: Response | Error): Promise<unknown> {
  setTransport(async () => {
    if (response instanceof Error) throw response
    return response
  })
  return call({ path, answer }).catch((error: unknown) => error)
}

afterEach(() => setTransport((input, init) => fetch(input, init)))

describe('a request', () => {
  it.each([
    [{ path }, 'GET', {}, null],
    [{ path, method: 'DELETE' as const }, 'DELETE', { 'x-offsite-write': ID }, null],
    [
      { path, method: 'PUT' as const, body: { a: [null] } },
      'PUT',
      { 'content-type': 'application/json', 'x-offsite-write': ID },
      '{"a":[null]}',
    ],
  ])('of %j is %s with its body as JSON', async (request, method, headers, body) => {
    const transport = vi.fn<typeof fetch>(async () => Response.json({ services: [] }))
    setTransport(transport)
    await call({ ...request, answer })
    expect(transport).toHaveBeenCalledExactlyOnceWith(path, {
      method,
      headers,
      body,
      signal: null,
    })
  })

  it('gives each write an id of its own', async () => {
    const ids: unknown[] = []
    setTransport(async (_, init) => {
      ids.push(new Headers(init?.headers).get('x-offsite-write'))
      return Response.json({ services: [] })
    })
    for (let i = 0; i < 3; i += 1) await call({ path, method: 'PUT', body: {}, answer })
    expect(new Set(ids).size).toBe(3)
  })

  it('asks for a view in its address, and tells errors of the call itself', async () => {
    const transport = vi.fn<typeof fetch>(async () => new Response('', { status: 403 }))
    setTransport(transport)
    const error = await callLarge({ path, view: 'fleet-2' }).catch((thrown: unknown) => thrown)
    expect(transport.mock.lastCall?.[0]).toBe(`${path}?view=fleet-2`)
    expect(error).toMatchObject({ method: 'GET', path, status: 403 })
  })

  it.each([
    ['a short one', { 'content-length': '9000' }, ArrayBuffer],
    ['a long one', { 'content-length': '150000' }, Blob],
    ['a packed one', { 'content-length': '90000', 'content-encoding': 'gzip' }, Blob],
    ['one that does not tell how long it is', {}, Blob],
  ])('may have a large answer: %s', async (_, headers, kind) => {
    setTransport(async () => new Response('{"services":[]}', { headers }))
    expect((await callLarge({ path })).bytes).toBeInstanceOf(kind)
  })

  it('keeps all digits of its numbers', async () => {
    const transport = vi.fn<typeof fetch>(async () => Response.json({ services: [] }))
    setTransport(transport)
    await call({ path, method: 'PUT', body: { a: 9_223_372_036_854_775_807n }, answer })
    expect(transport.mock.lastCall?.[1]?.body).toBe('{"a":9223372036854775807}')
  })

  it('has its names encoded', () => {
    const [project, service] = ['a/b', '../c?d#é']
    expect(apiPath`/v1/project/${project}/service/${service}`).toBe(
      '/v1/project/a%2Fb/service/..%2Fc%3Fd%23%C3%A9',
    )
  })
})

describe('an answer', () => {
  it('is parsed, and what is not asked for is dropped', async () => {
    setTransport(async () => Response.json({ services: [{ name: 'a', plan: 'b' }], more: 1 }))
    expect(await call({ path, answer })).toEqual({ services: [{ name: 'a' }] })
  })

  it('keeps all digits of numbers in options, and nowhere else', async () => {
    const options = z.object({ user_config: z.unknown(), size: z.number() })
    const text = '{"user_config": {"max": 9223372036854775807}, "size": 9223372036854775807}'
    setTransport(async () => new Response(text))
    expect(await call({ path, answer: options })).toEqual({
      user_config: { max: 9_223_372_036_854_775_807n },
      size: 2 ** 63,
    })
  })

  it('without a body is an empty object', async () => {
    setTransport(async () => new Response(null, { status: 204 }))
    expect(await call({ path, answer: z.object({}) })).toEqual({})
  })

  it.each([
    [{ services: [{ name: 'a' }, { name: 7 }] }, 'services.1.name'],
    [{ services: null }, 'services'],
    [{}, 'services'],
    [[], ''],
    ['text', ''],
  ])('%j names the place that is not as expected: “%s”', async (body, at) => {
    const error = await countFailures(Response.json(body, { headers: { 'x-request-id': 'r1' } }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      kind: 'shape',
      method: 'GET',
      path,
      status: 200,
      requestId: 'r1',
      message: expect.stringContaining(`“${at}”`),
    })
  })

  it.each(['{"services": [{"na', '<html></html>'])('%s is not JSON', async (text) => {
    expect(await countFailures(new Response(text))).toMatchObject({
      kind: 'shape',
      message: 'The response is not JSON',
    })
  })
})

describe('an error answer', () => {
  const silent = 'The server responded with 400 and no explanation'
  it.each<[string, string, string | undefined]>([
    ['{"message":"Not this","errors":[{"message":"Other","error_code":"no"}]}', 'Not this', 'no'],
    ['{"errors":[{"message":"From the list","status":400}]}', 'From the list', undefined],
    ['{"message":"","errors":["a text"]}', 'a text', undefined],
    ['{"errors":"one text"}', 'one text', undefined],
    ['{"errors":{"message":"one object","error_code":"x"}}', 'one object', 'x'],
    ['{"errors":[null,7,{"message":3},{"message":"the fourth"}]}', 'the fourth', undefined],
    ['{"message":"m","errors":[{},{"error_code":5},{"error_code":"second"}]}', 'm', 'second'],
    ['{"message":{"text":"nested"}}', silent, undefined],
    ['{"errors":[]}', silent, undefined],
    ['{"errors":null}', silent, undefined],
    ['{}', silent, undefined],
    ['null', silent, undefined],
    ['500', silent, undefined],
    ['"a JSON text"', 'a JSON text', undefined],
    ['', silent, undefined],
    ['  upstream timed out \n', 'upstream timed out', undefined],
    ['<html><body>Bad gateway</body></html>', silent, undefined],
    ['x'.repeat(300), silent, undefined],
  ])('%s says “%s” with code %s', async (body, message, errorCode) => {
    const error = await countFailures(new Response(body, { status: 400 }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ kind: 'status', status: 400, message, errorCode, path })
  })

  it('keeps the request’s id', async () => {
    const headers = { 'x-request-id': 'r2' }
    expect(await countFailures(new Response('', { status: 500, headers }))).toMatchObject({
      requestId: 'r2',
    })
  })
})

describe('Retry-After', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-08-21T10:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['7', 7],
    ['0', 0],
    ['Fri, 21 Aug 2026 10:01:30 GMT', 90],
    ['Fri, 21 Aug 2026 09:00:00 GMT', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %s seconds', async (header, retryAfter) => {
    const headers = header === undefined ? {} : { 'retry-after': header }
    const error = await countFailures(new Response('', { status: 429, headers }))
    expect(error).toHaveProperty('retryAfter', retryAfter)
  })

  it('counts to a date of the API by the API’s clock, not by the browser’s', async () => {
    const headers = {
      'x-api-date': 'Fri, 21 Aug 2026 13:00:00 GMT',
      'retry-after': 'Fri, 21 Aug 2026 13:01:30 GMT',
    }
    const error = await countFailures(new Response('', { status: 429, headers }))
    noteServerTime(new Date().toUTCString())
    expect(error).toHaveProperty('retryAfter', 90)
  })
})

describe('a body whose code cannot be loaded', () => {
  it('is not sent, and the connection is not blamed', async () => {
    const sent = vi.fn<typeof fetch>()
    setTransport(sent)
    vi.doMock('~/lib/json', () => {
      throw new Error('Failed to fetch dynamically imported module')
    })
    const error = await call({ method: 'PUT', path, answer, body: { size: 1n } }).catch(
      (e: unknown) => e,
    )
    vi.doUnmock('~/lib/json')
    expect(error).toMatchObject({
      kind: 'shape',
      method: 'PUT',
      path,
      message: 'Part of Offsite could not be loaded: reload this page',
    })
    expect(sent).not.toHaveBeenCalled()
  })
})

describe('no response', () => {
  const cutOff = () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.error(new Error('token abc in a message')),
      }),
    )
  it.each([
    ['before it began', new TypeError('Failed to fetch')],
    ['half-way', cutOff()],
  ])('is a network error: %s', async (_, response) => {
    const error = await countFailures(response)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ kind: 'network', status: undefined, path, method: 'GET' })
    expect(String(error)).not.toContain('abc')
  })

  it('because nobody waits any more is the browser’s own AbortError', async () => {
    const waiting = new AbortController()
    setTransport(async (_, init) => {
      waiting.abort()
      init?.signal?.throwIfAborted()
      return Response.json({})
    })
    const error = await call({ path, answer, signal: waiting.signal }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DOMException)
    expect(error).toHaveProperty('name', 'AbortError')
  })
})
