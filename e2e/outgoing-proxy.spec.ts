import { createServer, request as call, type IncomingMessage } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServers } from '../server/node/test/open-servers'
import { CERTIFICATE, KEY } from '../server/node/test/self-signed'
import { expect, test } from './offsite'
import { freePort, startProgram } from './program'

const ends: (() => unknown)[] = []
const listen = openServers(ends)

test('reaches the API through the proxy that HTTPS_PROXY names', async ({ offsite }) => {
  const api = createTlsServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    const { method, headers } = request
    const asked = call(offsite.sandbox + request.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    })
    request.pipe(asked)
  })
  const proxy = createServer()
  const tunnels: string[] = []
  proxy.on('connect', ({ url = '' }: IncomingMessage, client: Socket) => {
    tunnels.push(url)
    const there = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      client.pipe(there).pipe(client)
    })
    client.on('error', () => there.destroy())
    there.on('error', () => client.destroy())
  })
  const folder = await mkdtemp(join(tmpdir(), 'offsite-proxy-'))
  const trusted = join(folder, 'certificate.pem')
  await writeFile(trusted, CERTIFICATE)
  const host = `localhost:${await listen(api)}`
  const proxyHost = `127.0.0.1:${await listen(proxy)}`
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = await startProgram(
    ['dist/server/main.js', `--port=${port}`, `--upstream=https://${host}`],
    url,
    {
      env: {
        PATH: process.env['PATH'],
        HTTPS_PROXY: `http://me:secret@${proxyHost}`,
        NODE_EXTRA_CA_CERTS: trusted,
      },
    },
  )
  try {
    const signedIn = await fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: 'sandbox-admin' }),
    })
    expect(await signedIn.json()).toMatchObject({ user: { email: 'ada@acme.example' } })
    expect(new Set(tunnels)).toEqual(new Set([host]))
    expect(program.output()).toContain(`Calls to ${host} go through the proxy ${proxyHost}.`)
    expect(program.output()).not.toContain('secret')
  } finally {
    await program.end('SIGKILL')
    for (const end of ends.splice(0)) end()
    await rm(folder, { recursive: true })
  }
})
