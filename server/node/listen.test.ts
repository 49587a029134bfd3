import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../gateway'
import { listen, ListenError } from './listen'
import type { Listener, ListenOptions } from './listen'
import { randomSessionKey } from './session-key'

const listeners: Listener[] = []

afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()))
})

async function serve(
  handler: (request: Request) => Response | Promise<Response>,
  options: Partial<ListenOptions> = {},
) {
  const app = { fetch: async (request: Request) => handler(request) }
  const listener = await listen(app, { host: '127.0.0.1', port: 0, ...options })
  listeners.push(listener)
  return listener
}

/** Sends bytes as they are and gives back all that comes until the server ends the connection. */
async function rawExchange(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(bytes, 'latin1')
  return text(socket)
}

/** An answer that sends the first of its words and breaks when told to. */
function halfAnswer(first = '{"half":') {
  let breakOff = () => {}
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(first))
      breakOff = () => controller.error(new Error('broken'))
    },
  })
  const headers = { 'content-type': 'application/json' }
  return { response: new Response(body, { headers }), breakOff: () => breakOff() }
}

describe('listening', () => {
  it('passes requests and answers over HTTP', async () => {
    const { url } = await serve(async (request) =>
      Response.json(
        { method: request.method, url: request.url, body: await request.text() },
        { status: 201, headers: { 'set-cookie': 'a=b' } },
      ),
    )
    const response = await fetch(`${url}/v1/x?y=z`, { method: 'PUT', body: 'hello' })
    expect(response.status).toBe(201)
    expect(response.headers.get('set-cookie')).toBe('a=b')
    expect(await response.json()).toEqual({ method: 'PUT', url: `${url}/v1/x?y=z`, body: 'hello' })
  })

  it('hands on requests that can be copied, also those without a body', async () => {
    const { url } = await serve(async (request) => {
      const copy = new Request(request, { headers: { 'x-copied': 'yes' } })
      return Response.json({ method: copy.method, copied: copy.headers.get('x-copied') })
    })
    const response = await fetch(url, { method: 'DELETE' })
    expect(await response.json()).toEqual({ method: 'DELETE', copied: 'yes' })
  })

  it.each([
    ['/healthz', '1.0', 200],
    ['/readyz', '1.0', 200],
    ['/v1/clouds', '1.0', 400],
    ['/healthz?x', '1.0', 400],
    ['/healthz', '1.1', 400],
  ])(
    'answers probes without a host, and nothing else: %s HTTP/%s',
    async (path, version, status) => {
      const { url } = await serve(() => new Response('ok'))
      const answer = await rawExchange(url, `GET ${path} HTTP/${version}\r\n\r\n`)
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    },
  )

  it('cuts the connection when an answer fails half-way', async () => {
    const half = halfAnswer()
    const { url } = await serve(() => half.response)
    const response = await fetch(url)
    half.breakOff()
    await expect(response.text()).rejects.toThrow(TypeError)
  })

  it('says which port is in use', async () => {
    const { url } = await serve(() => new Response())
    const port = Number(new URL(url).port)
    const again = listen({ fetch: async () => new Response() }, { host: '127.0.0.1', port })
    await expect(again).rejects.toThrow(ListenError)
    await expect(again).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
  })

  it('lets a running request finish when it ends', async () => {
    let finish = () => {}
    let tell = () => {}
    const asked = new Promise<void>((resolve) => (tell = resolve))
    const listener = await serve(async () => {
      tell()
      await new Promise<void>((resolve) => (finish = resolve))
      return new Response('whole')
    })
    const answer = fetch(listener.url).then((response) => response.text())
    await asked
    const closed = listener.close()
    finish()
    expect(await answer).toBe('whole')
    await closed
  })
})

it('serves who had just connected when it was told to end', async () => {
  const listener = await serve(() => new Response('served'))
  const answer = rawExchange(
    listener.url,
    'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  )
  // The system has made the connection; nothing here has seen it.
  await new Promise<void>((resolve) => process.nextTick(resolve))
  const closed = listener.close()
  expect(await answer).toMatch(/served/)
  await closed
})

describe('while it drains', () => {
  it('answers, and ends each connection with the answer', async () => {
    const listener = await serve(() => new Response('served'))
    const before = await fetch(listener.url)
    expect(before.headers.get('connection')).toBe('keep-alive')
    listener.drain()
    const after = await fetch(listener.url)
    expect(after.headers.get('connection')).toBe('close')
    expect(await after.text()).toBe('served')
  })

  it('cuts what does not finish in time', async () => {
    let tell = () => {}
    const asked = new Promise<void>((resolve) => (tell = resolve))
    const listener = await serve(() => {
      tell()
      return new Promise(() => {})
    })
    const answer = fetch(listener.url).catch((error: unknown) => error)
    await asked
    await listener.close(1)
    expect(await answer).toBeInstanceOf(TypeError)
  })
})

it('ends without waiting for connections that were opened and never used', async () => {
  const listener = await serve(() => new Response())
  const { hostname, port } = new URL(listener.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const cut = text(socket)
  // It would take longer than a test may.
  await listener.close(3_600_000)
  expect(await cut).toBe('')
})

describe('a hostile client', () => {
  const limits = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 10 }

  it.each([
    ['sends its headers slowly', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', /^HTTP\S+ 408/],
    [
      'sends its body slowly',
      'PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
      /^(HTTP\S+ 408|$)/,
    ],
    [
      'sends endless headers',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}`,
      /^HTTP\S+ 431/,
    ],
    ['talks no HTTP', '\x16\x03\x01\x02\x00\r\n\r\n', /^HTTP\S+ 400/],
  ])('that %s is cut off, and others are served', async (_, bytes, answer) => {
    const { url } = await serve(async (request) => new Response(await request.text()), { limits })
    expect(await rawExchange(url, bytes)).toMatch(answer)
    expect((await fetch(url)).status).toBe(200)
  })
})

it('tells of each request and how it was answered, also when the client is gone', async () => {
  const seen: string[] = []
  const half = halfAnswer()
  const { url } = await serve(
    (request) => (request.url.endsWith('/half') ? half.response : new Response('x')),
    {
      begin: ({ method, url }) => {
        const { pathname } = new URL(url)
        return (status) => seen.push(`${method} ${pathname} ${status}`)
      },
    },
  )
  await (await fetch(`${url}/a`, { method: 'DELETE' })).text()
  const broken = await fetch(`${url}/half`)
  await broken.body?.cancel()
  half.breakOff()
  await expect.poll(() => seen).toEqual(['DELETE /a 200', 'GET /half 200'])
})

describe('a gateway over HTTP', () => {
  it('signs in and forwards to an API over HTTP, and says when that breaks', async () => {
    const half = halfAnswer('{"half":'.padEnd(100_000))
    const asked: (string | null)[] = []
    const api = await serve((request) => {
      asked.push(request.headers.get('authorization'))
      return request.url.includes('include_secrets')
        ? half.response
        : Response.json({ user: { user: 'dana' } })
    })
    const lines: string[] = []
    const gateway = createGateway({
      upstream: { kind: 'sandbox', url: api.url },
      sessionKeys: [randomSessionKey()],
      log: (line) => lines.push(line),
    })
    const { url } = await serve((request) => gateway.fetch(request))

    const signedIn = await fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ token: 'planted-secret' }),
    })
    expect(signedIn.status).toBe(200)
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''

    const projects = await fetch(`${url}/v1/project`, { headers: { cookie } })
    expect(await projects.json()).toEqual({ user: { user: 'dana' } })
    expect(asked).toEqual(['aivenv1 planted-secret', 'aivenv1 planted-secret'])
    const service = '/v1/project/prod/service/pg?include_secrets=true'
    const broken = await fetch(url + service, { headers: { cookie } })
    half.breakOff()
    await expect(broken.text()).rejects.toThrow(TypeError)

    await api.close()
    const down = await fetch(`${url}/v1/project`, { headers: { cookie } })
    expect(down.status).toBe(502)
    expect(await down.json()).toMatchObject({ message: expect.stringMatching(/cannot be reached/) })
    expect(lines).toEqual([expect.stringMatching(/502.*ECONNREFUSED/)])
    expect(lines.join()).not.toContain('planted-secret')
  })
})
