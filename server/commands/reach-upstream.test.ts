import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { afterEach, expect, it } from 'vitest'
import { openServers } from '../node/test/open-servers'
import { CERTIFICATE, KEY } from '../node/test/self-signed'
import { findSilence } from './reach-upstream'
import { StartError } from './start-error'

const ends: (() => unknown)[] = []
const open = openServers(ends)
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

it('is content with any answer of an API', async () => {
  const server = createServer((_, response) => response.writeHead(401).end())
  expect(await findSilence(`http://127.0.0.1:${await open(server)}`)).toBeUndefined()
})

it('says why an API cannot be reached, which may pass', async () => {
  const server = createServer()
  const port = await open(server)
  await ends.pop()?.()
  expect(await findSilence(`http://127.0.0.1:${port}`)).toBe(
    `127.0.0.1:${port} cannot be reached (ECONNREFUSED). Check --upstream and the network.`,
  )
})

it('refuses an API whose certificate is not trusted, which does not', async () => {
  const server = createTlsServer({ key: KEY, cert: CERTIFICATE })
  const reached = findSilence(`https://127.0.0.1:${await open(server)}`)
  await expect(reached).rejects.toThrow(StartError)
  await expect(reached).rejects.toThrow(/DEPTH_ZERO_SELF_SIGNED_CERT: .*NODE_EXTRA_CA_CERTS\)\./)
})
