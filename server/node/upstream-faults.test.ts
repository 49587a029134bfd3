import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../gateway'
import { callApi } from './call-api'
import { listen } from './listen'
import { randomSessionKey } from './session-key'

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function open(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What the API answers as it should; it spoils everything else. */
const HONEST = ['/v1/me', '/v1/clouds']

/** A gateway over HTTP before such an API; signed in. */
async function before(spoil: RequestListener, call: typeof fetch = callApi) {
  const api = createServer((request, response) => {
    if (!HONEST.includes(request.url ?? '')) return spoil(request, response)
    response.setHeader('content-type', 'application/json')
    return response.end('{"user":{"user":"dana@example.com"}}')
  })
  const gateway = createGateway({
    upstream: { kind: 'aiven', url: await open(api), fetch: call },
    sessionKeys: [randomSessionKey()],
  })
  ends.push(() => api.closeAllConnections())
  const listener = await listen(gateway, { host: '127.0.0.1', port: 0 })
  ends.push(() => listener.close())
  const signedIn = await fetch(`${listener.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'token' }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (headers: Record<string, string> = {}, path = STREAMED) =>
    fetch(listener.url + path, { headers: { ...headers, cookie } })
}

/** From the one secrets are taken; the other is passed on as it is, as they were asked for. */
const SERVICE = '/v1/project/acme/service/orders-pg'
const STREAMED = `${SERVICE}?include_secrets=true`

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

describe.each([
  ['Node', callApi],
  ['every platform', fetch],
])('an API that breaks the rules, called as on %s,', (_platform, call) => {
  it.each([
    ['closes the connection', '', /broke before it responded/],
    ['talks something else', 'SSH-2.0-OpenSSH_9.2\r\n', /broke before it responded/],
    ['sends endless headers', `${HEAD}x: ${'x'.repeat(100_000)}\r\n\r\n`, /broke before/],
    [
      'switches to another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      /switched to another protocol|broke before it responded/,
    ],
    ['redirects', 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n\r\n', /redirect/],
  ])('and %s is answered with 502', async (_, raw, message) => {
    const ask = await before(({ socket }) => socket.end(raw), call)
    const response = await ask()
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) })
  })

  const BREAKS = [
    ['before its length', `${HEAD}content-length: 200000\r\n\r\n{"services":`],
    ['in the middle of a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\n30d40\r\n{"serv`],
  ] as const

  it.each(BREAKS)('and whose small answer ends %s is answered with 502', async (_, raw) => {
    const ask = await before(({ socket }) => socket.end(raw), call)
    const response = await ask()
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/not complete/) })
  })

  it.each(BREAKS)('and whose large answer ends %s is cut off there too', async (_, raw) => {
    const ask = await before(({ socket }) => socket.end(raw + 'x'.repeat(100_000)), call)
    await expect(ask().then((response) => response.text())).rejects.toThrow(TypeError)
  })
})

describe('an answer that is packed', () => {
  const TEXT = '{"backups":[]}'
  const gzipped = gzipSync(TEXT)
  const wrongSum = Buffer.from(gzipped)
  wrongSum.writeUInt32LE(1, gzipped.length - 8)
  const bomb = brotliCompressSync(Buffer.alloc(70 * 1024 * 1024, ' '))

  const asks = async (encoding: string, body: Buffer | string) => {
    const ask = await before((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding })
      response.end(body)
    })
    return (path: string) => ask({}, path)
  }

  it.each<[string, string, Buffer]>([
    ['with gzip', 'gzip', gzipped],
    ['with gzip, in capitals', 'GZIP', gzipped],
    ['with brotli', 'br', brotliCompressSync(TEXT)],
    ['with deflate', 'deflate', deflateSync(TEXT)],
    ['not at all, and says so', 'identity', Buffer.from(TEXT)],
  ])('%s is unpacked', async (_, encoding, body) => {
    const ask = await asks(encoding, body)
    for (const path of [STREAMED, SERVICE]) expect(await (await ask(path)).text()).toBe(TEXT)
  })

  it.each<[string, string, Buffer | string]>([
    ['ends early', 'gzip', gzipped.subarray(0, -12)],
    ['ends inside its check sum', 'gzip', gzipped.subarray(0, -2)],
    ['has a wrong check sum', 'gzip', wrongSum],
    ['is plain text', 'gzip', TEXT],
    ['is plain text, as brotli', 'br', TEXT],
    ['is brotli that ends early', 'br', brotliCompressSync(TEXT).subarray(0, -3)],
    ['is packed in an unknown way', 'zstd', gzipped],
    ['is packed in a way called like a part of every object', 'constructor', gzipped],
    ['is packed twice', 'gzip, gzip', gzipSync(gzipped)],
    ['is packed twice in two ways', 'br, gzip', gzipSync(brotliCompressSync(TEXT))],
  ])('and %s is answered with 502, and the next one is served', async (_, encoding, body) => {
    const ask = await asks(encoding, body)
    for (const path of [STREAMED, SERVICE]) {
      const response = await ask(path)
      expect(response.status).toBe(502)
      expect(await response.json()).toMatchObject({ errors: [{ status: 502 }] })
    }
    expect((await ask('/v1/clouds')).status).toBe(200)
  })

  it('and a bomb is cut off, or 502 where it would be held', async () => {
    const ask = await asks('br', bomb)
    await expect(ask(STREAMED).then((response) => response.text())).rejects.toThrow(TypeError)
    expect((await ask(SERVICE)).status).toBe(502)
    expect((await ask('/v1/clouds')).status).toBe(200)
  })
})

it('what comes after an answer is not taken for the next one', async () => {
  const length = 'content-length: 14\r\n\r\n{"backups":[]}'
  const planted = `${HEAD}content-length: 11\r\n\r\n{"planted"}`
  const ask = await before(({ socket }) => {
    socket.write(HEAD + length + planted)
    setImmediate(() => socket.write(planted))
  })
  for (let i = 0; i < 5; i += 1) {
    const response = await ask()
    expect(await response.text()).not.toContain('planted')
    expect(await (await ask({}, '/v1/clouds')).text()).not.toContain('planted')
  }
})

/** Sends blocks for as long as they are taken; tells how many bytes were. */
function pour(into: NodeJS.WritableStream, total: number) {
  const block = Buffer.alloc(64 * 1024, ' ')
  const state = { sent: 0 }
  const go = () => {
    while (state.sent < total) {
      state.sent += block.byteLength
      if (!into.write(block)) {
        into.once('drain', go)
        return
      }
    }
    into.end()
  }
  go()
  return state
}

const MIB = 1024 * 1024

describe('a large answer', { timeout: 60_000 }, () => {
  it('is not taken faster than the client reads', async () => {
    let state = { sent: 0 }
    const ask = await before((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      state = pour(response, 60 * MIB)
    })
    const response = await ask({ 'accept-encoding': 'identity' })
    const reader = response.body?.getReader()
    await reader?.read()
    // Whatever fits in buffers on the way is sent; then it stands still.
    let last = -1
    await expect
      .poll(() => state.sent === last || ((last = state.sent), false), {
        interval: 200,
        timeout: 20_000,
      })
      .toBe(true)
    expect(state.sent).toBeLessThan(30 * MIB)
    let received = 0
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      received += part.value.byteLength
    }
    expect(received).toBeGreaterThan(59 * MIB)
  })

  it('that is a compressed bomb is cut off, without being held', async () => {
    const ask = await before((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      const gzip = createGzip({ level: 1 })
      gzip.pipe(response)
      response.on('close', () => gzip.destroy())
      gzip.on('error', () => {})
      pour(gzip, 1024 * MIB)
    })
    const held = process.memoryUsage().rss
    const response = await ask()
    let received = 0
    const read = async () => {
      for await (const part of response.body ?? []) received += (part as Uint8Array).byteLength
    }
    await expect(read()).rejects.toThrow(TypeError)
    expect(received).toBeLessThanOrEqual(64 * MIB)
    expect(process.memoryUsage().rss - held).toBeLessThan(200 * MIB)
  })
})
