import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listen } from '../node/listen'
import { json, testGateway } from './test/gateway'

const SERVICE = '/v1/project/prod/service/pg'

afterEach(() => {
  vi.useRealTimers()
})

/** A request of whose body only the beginning comes; tells when that was read. */
function slow(method: string, headers: Record<string, string> = {}, read = () => {}) {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
    pull: read,
  })
  // Of a stream, fetch wants to be told that it may come while the answer does.
  return { ...json(method, {}, headers), body, duplex: 'half' as const }
}

/** A gateway whose API knows each token as a user of its own. */
function manyUsers() {
  return testGateway({
    [SERVICE]: () => Response.json({ service: {} }),
    '/v1/me': (init) =>
      Response.json({ user: { user: new Headers(init.headers).get('authorization') } }),
  })
}

describe('a body that comes slowly', () => {
  it('keeps nobody else waiting, however many there are', async () => {
    const { request, signIn } = manyUsers()
    for (const token of ['a', 'b', 'c', 'd']) {
      const { cookie } = await signIn({ token })
      for (let i = 0; i < 64; i += 1) void request(SERVICE, slow('PUT', { cookie }))
    }
    for (let i = 0; i < 300; i += 1) void request('/session', slow('POST'))
    const { cookie } = await signIn({ token: 'e' })
    expect((await request(SERVICE, { headers: { cookie } })).status).toBe(200)
    expect((await request(SERVICE, json('PUT', {}, { cookie }))).status).toBe(200)
  })

  it.each([
    ['a change', SERVICE, 'PUT', {}],
    ['signing in', '/session', 'POST', {}],
    ['no JSON', SERVICE, 'PUT', { 'content-type': 'text/plain' }],
  ])('is given up after 10 seconds, and nothing was sent on: %s', async (_, path, method, type) => {
    const { request, signIn, calls } = manyUsers()
    const { cookie } = await signIn()
    calls.length = 0
    vi.useFakeTimers()
    let tell = () => {}
    const begun = new Promise<void>((resolve) => (tell = resolve))
    const pending = request(path, slow(method, { cookie, ...type }, tell))
    await begun
    await vi.advanceTimersByTimeAsync(10_000)
    const answer = await pending
    // After a 408 the browser would send it again by itself.
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      message: expect.stringContaining('Nothing was changed'),
    })
    expect(calls).toEqual([])
  })

  it('gets that answer over HTTP too, and then the connection ends', async () => {
    const { gateway, signIn } = manyUsers()
    const { cookie } = await signIn()
    const listener = await listen(gateway, { host: '127.0.0.1', port: 0 })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    const socket = connect(Number(new URL(listener.url).port), '127.0.0.1')
    const answer = text(socket)
    await once(socket, 'connect')
    const type = 'content-type: application/json\r\ncontent-length: 9'
    socket.write(
      `PUT ${SERVICE} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n${type}\r\n\r\n{`,
    )
    while (vi.getTimerCount() === 0) await setImmediate()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await answer).toMatch(/^HTTP\/1\.1 400 [^]*Nothing was changed/)
    vi.useRealTimers()
    await listener.close()
  })
})

it('a body in pieces is put together', async () => {
  const { request, signIn, calls } = manyUsers()
  const { cookie } = await signIn()
  const pieces = new Blob(['{"a":', '1}']).stream()
  const init = { ...json('PUT', {}, { cookie }), body: pieces, duplex: 'half' as const }
  expect((await request(SERVICE, init)).status).toBe(200)
  expect(calls.at(-1)?.body).toBe('{"a":1}')
})

it('a body in pieces that is larger than 1 MiB is refused', async () => {
  const { request, signIn, calls } = manyUsers()
  const { cookie } = await signIn()
  calls.length = 0
  const pieces = new Blob(['{', ' '.repeat(1024 * 1024), '}']).stream()
  const init = { ...json('PUT', {}, { cookie }), body: pieces, duplex: 'half' as const }
  expect((await request(SERVICE, init)).status).toBe(413)
  expect(calls).toEqual([])
})
