import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app'
import { createClock } from './clock'
import { OPERATIONS } from './operations'
import { createMemoryStore } from './memory-store'
import { testSandbox } from './test/support'

/** What needs no token. */
const PUBLIC = [
  'GET /clouds',
  'GET /project//clouds',
  'GET /service_types',
  'GET /service_versions',
  'POST /userauth',
]

test('every call that is emulated has Aiven’s name and a scope', () => {
  const store = createMemoryStore()
  const app = createApp(
    store,
    createClock(Date.now, store),
    () => {},
    () => {},
  )
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/'))
    .map(({ method, path }) => `${method} ${path.slice('/v1'.length)}`)
  store.close()
  expect([...Object.keys(OPERATIONS), ...PUBLIC].toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  )
})

describe('a token with limits', () => {
  let sandbox: ReturnType<typeof testSandbox>
  beforeAll(() => {
    sandbox = testSandbox()
  })
  afterAll(() => sandbox.close())

  const SERVICE = '/v1/project/acme-production/service/billing-pg'
  const makeToken = async (limits: object) => {
    const body = { description: 'limited', ...limits }
    const { body: token } = await sandbox.call('/v1/access_token', { method: 'POST', body })
    return (token as { full_token: string }).full_token
  }

  test.each<[string[], string, string, number]>([
    [['services:read'], 'GET', SERVICE, 200],
    [['services:read'], 'GET', `${SERVICE}/backups`, 200],
    [['services:read'], 'PUT', SERVICE, 403],
    [['services:read'], 'POST', `${SERVICE}/backup_to_another_region/report`, 403],
    [['services:write'], 'POST', `${SERVICE}/backup_to_another_region/report`, 200],
    [['services:write'], 'GET', SERVICE, 403],
    [['services:read', 'services:write'], 'PUT', SERVICE, 200],
    [['services:read'], 'GET', '/v1/me', 403],
    [['user:read'], 'GET', '/v1/me', 200],
    [['projects:read'], 'GET', '/v1/project', 200],
    [['all'], 'GET', SERVICE, 200],
    [['services:read'], 'GET', '/v1/no-such-thing', 403],
    [[], 'PUT', SERVICE, 200],
  ])('of the scopes %j: %s %s is answered with %i', async (scopes, method, path, status) => {
    const token = await makeToken({ scopes })
    const body = method === 'GET' ? {} : { body: {} }
    const answer = await sandbox.call(path, { method, auth: `Bearer ${token}`, ...body })
    expect(answer.status).toBe(status)
  })

  test.each<[string[], string | undefined, number]>([
    [['192.0.2.0/24', '2001:db8::/32'], '192.0.2.9', 200],
    [['192.0.2.0/24', '2001:db8::/32'], '2001:db8::7', 200],
    [['192.0.2.7'], '192.0.2.8', 403],
    [['10.0.0.0/8'], '::ffff:10.1.2.3', 200],
    [['10.0.0.0/8'], undefined, 403],
    [[], undefined, 200],
  ])('for %j, from %s: %i', async (ip_allowlist, peer, status) => {
    const token = await makeToken({ ip_allowlist })
    const headers = { authorization: `Bearer ${token}` }
    const request = new Request('http://sandbox/v1/me', { headers })
    expect((await sandbox.fetch(request, { peer })).status).toBe(status)
  })

  test('a list of addresses that is none is refused', async () => {
    const body = { description: 'odd', ip_allowlist: ['home'] }
    expect(await sandbox.call('/v1/access_token', { method: 'POST', body })).toMatchObject({
      status: 400,
      body: { message: "Invalid input for ip_allowlist: 'home' is no network" },
    })
  })
})
