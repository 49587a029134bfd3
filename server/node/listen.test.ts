import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../gateway'
import { listen, ListenError } from './listen'
import type { Listener } from './listen'
import { randomSessionKey } from './session-key'

const listeners: Listener[] = []

afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()))
})

async function serve(handler: (request: Request) => Response | Promise<Response>) {
  const app = { fetch: async (request: Request) => handler(request) }
  const listener = await listen(app, { host: '127.0.0.1', port: 0 })
  listeners.push(listener)
  return listener
}

/** An answer that sends its first words and breaks when told to. */
function halfAnswer() {
  let breakOff = () => {}
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"half":'))
      breakOff = () => controller.error(new Error('broken'))
    },
  })
  return { response: new Response(body), breakOff: () => breakOff() }
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

describe('a gateway over HTTP', () => {
  it('signs in and forwards to an API over HTTP, and says when that breaks', async () => {
    const half = halfAnswer()
    const api = await serve((request) =>
      new URL(request.url).pathname === '/v1/me'
        ? Response.json({ user: { user: request.headers.get('authorization') } })
        : half.response,
    )
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

    const me = await fetch(`${url}/v1/me`, { headers: { cookie } })
    expect(await me.json()).toEqual({ user: { user: 'aivenv1 planted-secret' } })
    const broken = await fetch(`${url}/v1/clouds`, { headers: { cookie } })
    half.breakOff()
    await expect(broken.text()).rejects.toThrow(TypeError)

    await api.close()
    const down = await fetch(`${url}/v1/me`, { headers: { cookie } })
    expect(down.status).toBe(502)
    expect(await down.json()).toMatchObject({ message: expect.stringMatching(/cannot be reached/) })
    expect(lines).toEqual([expect.stringMatching(/502.*ECONNREFUSED/)])
    expect(lines.join()).not.toContain('planted-secret')
  })
})
