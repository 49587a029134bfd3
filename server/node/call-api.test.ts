import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { callApi } from './call-api'
import { openServers } from './test/open-servers'
import { CERTIFICATE, KEY } from './test/self-signed'

const ends: (() => unknown)[] = []
const open = openServers(ends)

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  for (const end of ends.splice(0)) await end()
})

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await open(createServer(listener))}`
}

it('sends what it is given, over a connection that is kept, and gives back what it gets', async () => {
  const seen: unknown[] = []
  const url = await serve((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method, url: path, headers, socket } = request
      const body = Buffer.concat(parts).toString()
      seen.push([method, path, headers.authorization, body, socket.remotePort])
      response.writeHead(429, { 'retry-after': '7', 'set-cookie': ['a=1', 'b=2'] }).end('é')
    })
  })
  const headers = { authorization: 'aivenv1 x' }
  const body = new TextEncoder().encode('{"é":1}').buffer
  const first = await callApi(`${url}/v1/me?a=b`, { headers })
  expect([first.status, first.headers.get('retry-after'), await first.text()]).toEqual([
    429,
    '7',
    'é',
  ])
  await (await callApi(`${url}/v1/x`, { method: 'PUT', headers, body })).text()
  const port = expect.any(Number)
  expect(seen).toEqual([
    ['GET', '/v1/me?a=b', 'aivenv1 x', '', port],
    ['PUT', '/v1/x', 'aivenv1 x', '{"é":1}', port],
  ])
  expect((seen[0] as unknown[])[4]).toBe((seen[1] as unknown[])[4])
})

it('follows no redirect', async () => {
  let asked = 0
  const url = await serve((_, response) => {
    asked += 1
    response.writeHead(302, { location: '/v1/me' }).end()
  })
  expect((await callApi(url)).status).toBe(302)
  expect(asked).toBe(1)
})

it('takes an answer without a body', async () => {
  const url = await serve((_, response) => response.writeHead(204).end())
  const answer = await callApi(url, { method: 'DELETE' })
  expect([answer.status, answer.body]).toEqual([204, null])
})

it('says by its code why nothing could be reached', async () => {
  const server = createTcpServer()
  const port = await open(server)
  await ends.pop()?.()
  await once(server, 'close')
  await expect(callApi(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('waits ten seconds for a connection that can be used', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const silent = createTcpServer()
  const url = `https://127.0.0.1:${await open(silent)}`
  const isOpen = once(silent, 'connection')
  const answer = callApi(url)
  await isOpen
  vi.advanceTimersByTime(10_000)
  await expect(answer).rejects.toMatchObject({ code: 'CONNECT_TIMEOUT' })
})

it('does not begin when it was given up before', async () => {
  const signal = AbortSignal.abort()
  await expect(callApi('http://127.0.0.1:1', { signal })).rejects.toBe(signal.reason)
})

it.each([
  ['before the answer', () => {}],
  [
    'inside the answer',
    (_: IncomingMessage, response: NodeJS.WritableStream) => response.write('{'),
  ],
])('ends with the reason of the signal when given up %s', async (_, begin) => {
  const url = await serve((request, response) => {
    request.socket.once('close', closed)
    begin(request, response)
    if (!response.headersSent) arrived()
  })
  let closed = () => {}
  let arrived = () => {}
  const isClosed = new Promise<void>((resolve) => (closed = resolve))
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve))
  const control = new AbortController()
  const answer = callApi(url, { signal: control.signal })
  await Promise.race([answer, hasArrived])
  const text = answer.then((response) => response.text())
  control.abort()
  await expect(text).rejects.toBe(control.signal.reason)
  await isClosed
})

const UPGRADE = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'

it('takes no other protocol, and leaves no connection open', async () => {
  let socket: Socket | undefined
  const url = await serve(({ socket: opened }) => {
    socket = opened
    opened.write(UPGRADE)
  })
  await expect(callApi(url)).rejects.toMatchObject({ code: 'UPGRADED' })
  if (!socket?.destroyed) await once(socket!, 'close')
})

it('waits through any number of early hints, and no longer than the signal', async () => {
  const hint = 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'
  const url = await serve(({ socket }) => socket.write(hint.repeat(100) + answer))
  expect(await (await callApi(url)).text()).toBe('ok')
  const control = new AbortController()
  const endless = await serve(({ socket }) => {
    socket.write(hint)
    control.abort(new Error('given up'))
  })
  await expect(callApi(endless, { signal: control.signal })).rejects.toThrow('given up')
})

it('ends the connection when the rest of an answer is not wanted', async () => {
  let socket: Socket | undefined
  const url = await serve((request, response) => {
    socket = request.socket
    response.write('{')
  })
  const answer = await callApi(url)
  const closed = socket && once(socket, 'close')
  await answer.body?.cancel()
  await closed
  expect(socket?.destroyed).toBe(true)
})

it('ends a connection on which something comes unasked', async () => {
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n'
  let socket: Socket | undefined
  const server = createTcpServer((opened) => {
    socket = opened
    opened.on('data', () => opened.write(`${answer}ok`))
  })
  const url = `http://127.0.0.1:${await open(server)}`
  expect(await (await callApi(url)).text()).toBe('ok')
  const closed = socket && once(socket, 'close')
  socket?.write(`${answer}no`)
  await closed
  expect(await (await callApi(url)).text()).toBe('ok')
})

it('trusts no certificate that is not signed, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  let asked = false
  const server = createTlsServer({ key: KEY, cert: CERTIFICATE }, (_, response) => {
    asked = true
    response.end()
  })
  const answer = callApi(`https://127.0.0.1:${await open(server)}`)
  await expect(answer).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  expect(asked).toBe(false)
})
