import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createTlsServer, get } from 'node:https'
import { connect, createServer as createTcpServer } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { callApi } from './call-api'
import { ProxyAgent } from './proxy-agent'
import { openServers } from './test/open-servers'
import { CERTIFICATE, KEY } from './test/self-signed'

const ends: (() => unknown)[] = []
const open = openServers(ends)

afterEach(() => {
  vi.unstubAllEnvs()
  for (const end of ends.splice(0)) end()
})

const openApi = async () => {
  const server = createTlsServer({ key: KEY, cert: CERTIFICATE }, (request, response) =>
    response.end(`${request.url} ${request.headers.authorization}`),
  )
  return `https://localhost:${await open(server)}`
}

/** A proxy that lets nobody see more of a call than it does itself. */
async function openProxy(status = 200) {
  const asked: Pick<IncomingMessage, 'url' | 'headers'>[] = []
  const through: Buffer[] = []
  const server = createServer()
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push({ url: request.url, headers: request.headers })
    client.on('error', () => {})
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\n\r\n`)
      return
    }
    const api = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      client.pipe(api).pipe(client)
    })
    client.on('data', (part: Buffer) => through.push(part))
    api.on('error', () => client.destroy())
  })
  return { port: await open(server), asked, through }
}

/** An agent by a proxy at a port, which trusts the API of these tests. */
function agentBy(port: number, { login = '', limit = 5000, ca = CERTIFICATE } = {}) {
  const agent = new ProxyAgent(new URL(`http://${login}127.0.0.1:${port}`), {
    keepAlive: true,
    limit,
    ca,
  })
  ends.push(() => agent.destroy())
  return agent
}

async function ask(url: string, agent: ProxyAgent): Promise<string> {
  const call = get(url, { agent, headers: { authorization: 'aivenv1 secret' } })
  const [answer] = (await once(call, 'response')) as [IncomingMessage]
  return (await answer.toArray()).join('')
}

it('calls through a tunnel that is kept, in which the proxy sees nothing', async () => {
  const [api, proxy] = [await openApi(), await openProxy()]
  const agent = agentBy(proxy.port, { login: 'me:p%40ss@' })
  expect(await ask(`${api}/a`, agent)).toBe('/a aivenv1 secret')
  expect(await ask(`${api}/b`, agent)).toBe('/b aivenv1 secret')
  const host = new URL(api).host
  expect(proxy.asked).toEqual([
    {
      url: host,
      headers: {
        host,
        'proxy-authorization': `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
        connection: expect.any(String),
      },
    },
  ])
  expect(Buffer.concat(proxy.through).includes('secret')).toBe(false)
})

it.each([403, 407, 503])('fails where the proxy answers %d', async (status) => {
  const [api, proxy] = [await openApi(), await openProxy(status)]
  await expect(ask(api, agentBy(proxy.port))).rejects.toMatchObject({
    code: 'PROXY_REFUSED',
    message: `the proxy in HTTPS_PROXY answered ${status}`,
  })
})

it('believes no certificate but that of the API', async () => {
  const [api, proxy] = [await openApi(), await openProxy()]
  await expect(ask(api, agentBy(proxy.port, { ca: '' }))).rejects.toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  })
})

it('says by its code why the proxy cannot be reached', async () => {
  const gone = createTcpServer()
  const port = await open(gone)
  ends.pop()?.()
  await once(gone, 'close')
  await expect(ask('https://localhost:1', agentBy(port))).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  })
})

it('waits for a silent proxy no longer than it is to', async () => {
  const port = await open(createTcpServer())
  await expect(ask('https://localhost:1', agentBy(port, { limit: 50 }))).rejects.toMatchObject({
    code: 'CONNECT_TIMEOUT',
  })
})

it('is the way of calls to the API, but for what NO_PROXY names', async () => {
  const [api, proxy] = [await openApi(), await openProxy(403)]
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`)
  await expect(callApi(api)).rejects.toMatchObject({ code: 'PROXY_REFUSED' })
  vi.stubEnv('NO_PROXY', 'localhost')
  await expect(callApi(api)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  expect(proxy.asked).toHaveLength(1)
})
