import { describe, expect, it } from 'vitest'
import { createIdentity } from './identity'
import { createSessions } from './session'
import { json, testGateway } from './test/gateway'

const SITE = 'https://offsite.example.com'
const SHARED = 'shared-aiven-token'
const SERVICE = '/v1/project/prod/service/pg'
const ME = { user: { user: 'dana@example.com' } }

/** A gateway behind a proxy at 10.0.0.5 that signs in. */
function behindProxy(options = {}) {
  const answer = () => Response.json({ service: { service_uri: 'pg://u:p@h' } })
  const { request, ...rest } = testGateway(
    { [SERVICE]: answer, '/v1/project': Response.json({ projects: [] }) },
    {
      publicOrigin: SITE,
      trustedProxies: ['10.0.0.5', '::1'],
      singleSignOn: { header: 'x-forwarded-email', token: SHARED },
      ...options,
    },
  )
  const ask = (
    path: string,
    { user = 'dana@example.com', peer = '10.0.0.5', origin = SITE, ...init }: Ask = {},
  ) => {
    const headers = new Headers(init.headers)
    if (user !== null) headers.set('x-forwarded-email', user)
    return request(path, { ...init, headers }, origin, peer === null ? {} : { peer })
  }
  return { ask, ...rest }
}

interface Ask extends RequestInit {
  user?: string | null
  peer?: string | null
  origin?: string
}

describe('single sign-on', () => {
  it('takes requests of one user for one session', async () => {
    const sessions = createSessions({ keys: [new Uint8Array(32)], audience: 'a', now: Date.now })
    const singleSignOn = { header: 'x-user', token: SHARED }
    const identity = createIdentity({ sessions, proxies: ['::1'], singleSignOn })
    const of = (user: string) => {
      const request = new Request('http://localhost/', { headers: { 'x-user': user } })
      return identity.of(request, false, { peer: '::1' })
    }
    const dana = await of('dana@example.com')
    expect(await of('kim@example.com')).toMatchObject({ email: 'kim@example.com' })
    expect(await of('dana@example.com')).toBe(dana)
  })

  it('takes the user from the proxy and acts with the token of the server', async () => {
    const { ask, calls, audited } = behindProxy()
    const session = await ask('/session')
    expect(session.headers.get('set-cookie')).toBeNull()
    expect(await session.json()).toMatchObject({
      signed_in: true,
      single_sign_on: true,
      demo_users: [],
      user: { email: 'dana@example.com' },
    })
    expect((await ask('/v1/project')).status).toBe(200)
    expect((await ask(SERVICE, json('PUT', {}))).status).toBe(200)
    expect(calls.map(({ headers }) => headers.get('authorization'))).toEqual([
      `aivenv1 ${SHARED}`,
      `aivenv1 ${SHARED}`,
    ])
    expect(calls.every(({ headers }) => !headers.has('x-forwarded-email'))).toBe(true)
    expect(audited).toMatchObject([{ user: 'dana@example.com', method: 'PUT', path: SERVICE }])
  })

  it.each<[string, Ask, number]>([
    ['the proxy, written as IPv6', { peer: '::ffff:10.0.0.5' }, 200],
    ['the second proxy', { peer: '0:0:0:0:0:0:0:1' }, 200],
    ['another machine', { peer: '10.0.0.6' }, 403],
    ['a machine with a longer address', { peer: '10.0.0.55' }, 403],
    ['somebody unknown', { peer: null }, 403],
    ['another machine that names the proxy', forwarded('10.0.0.5'), 403],
    ['the proxy without a user', { user: null }, 401],
    ['the proxy with an empty user', { user: ' ' }, 401],
    ['the proxy with two users', { user: 'dana@example.com, eve@example.com' }, 401],
    ['the proxy with a very long user', { user: 'x'.repeat(300) }, 401],
    ['the proxy with a user that is no plain text', { user: 'd\u00e4na' }, 401],
    ['the proxy for another host', { origin: 'https://evil.example' }, 421],
    ['the proxy for another port', { origin: `${SITE}:8443` }, 421],
    ['a change for another host', { origin: 'https://evil.example', ...json('PUT', {}) }, 403],
    ['the proxy for a page of another site', fetchSite('cross-site'), 403],
    ['the proxy for a page beside ours', fetchSite('same-site'), 403],
  ])('from %s', async (_, init, status) => {
    const { ask, calls } = behindProxy()
    expect((await ask('/v1/project', init)).status).toBe(status)
    expect(calls).toHaveLength(status === 200 ? 1 : 0)
  })

  it('leaves nothing to sign in to', async () => {
    const { ask, calls } = behindProxy()
    expect((await ask('/session', json('POST', { token: 'mine' }))).status).toBe(403)
    expect(calls).toHaveLength(0)
  })

  it('does not believe the header where it is not configured', async () => {
    const { request } = testGateway({}, { trustedProxies: ['10.0.0.5'] })
    const headers = { 'x-forwarded-email': 'dana@example.com' }
    const response = await request('/v1/project', { headers }, SITE, { peer: '10.0.0.5' })
    expect(response.status).toBe(401)
  })
})

describe('read-only', () => {
  it.each<[string, string, RequestInit, number]>([
    ['the list', '/v1/project', {}, 200],
    ['a service', SERVICE, {}, 200],
    [
      'a report, asked for with POST',
      `${SERVICE}/backup_to_another_region/report`,
      json('POST', {}),
      404,
    ],
    ['a change', SERVICE, json('PUT', {}), 403],
    ['a new service', '/v1/project/prod/service', json('POST', {}), 403],
    ['a deletion', SERVICE, { method: 'DELETE' }, 403],
    ['tags', `${SERVICE}/tags`, json('PATCH', {}), 403],
    ['secrets', `${SERVICE}?include_secrets=true`, {}, 403],
  ])('%s', async (_, path, init, status) => {
    const { ask, calls } = behindProxy({ readOnly: true })
    const response = await ask(path, init)
    expect(response.status).toBe(status)
    expect(calls).toHaveLength(status === 403 ? 0 : 1)
    if (status === 403) {
      expect(await response.json()).toMatchObject({
        message: expect.stringContaining('read-only'),
        errors: [{ status: 403, error_code: 'refused_by_offsite' }],
      })
    }
  })

  it('is told to the console', async () => {
    const { ask } = behindProxy({ readOnly: true })
    expect(await (await ask('/session')).json()).toMatchObject({ read_only: true })
  })
})

describe('failed sign-ins', () => {
  const refused = Response.json({ message: 'Invalid token' }, { status: 401 })
  const attempts = (options: object) => {
    const { request } = testGateway({ '/v1/me': () => refused.clone() }, options)
    return (peer: string, forwardedFor?: string) =>
      request(
        '/session',
        json('POST', { token: 'guess' }, forwardedFor ? { 'x-forwarded-for': forwardedFor } : {}),
        SITE,
        { peer },
      )
  }

  it('make the address wait', async () => {
    const attempt = attempts({})
    for (let i = 0; i < 10; i += 1)
      expect((await attempt('192.0.2.1', `10.0.0.${i}`)).status).toBe(401)
    const late = await attempt('192.0.2.1')
    expect(late.status).toBe(429)
    expect(late.headers.get('retry-after')).toBe('1')
    expect((await attempt('192.0.2.2')).status).toBe(401)
  })

  it('count for the address that a trusted proxy noted last', async () => {
    const attempt = attempts({ trustedProxies: ['10.0.0.5'] })
    for (let i = 0; i < 10; i += 1) await attempt('10.0.0.5', `made-up-${i}, 192.0.2.1`)
    expect((await attempt('10.0.0.5', '192.0.2.1')).status).toBe(429)
    expect((await attempt('10.0.0.5', '192.0.2.2')).status).toBe(401)
  })

  it('count for the client behind two trusted proxies', async () => {
    const attempt = attempts({ trustedProxies: ['10.0.0.5', '10.0.0.6'] })
    for (let i = 0; i < 10; i += 1) await attempt('10.0.0.5', `192.0.2.${i}, ::ffff:10.0.0.6`)
    expect((await attempt('10.0.0.5', '192.0.2.11, 10.0.0.6')).status).toBe(401)
    for (let i = 0; i < 10; i += 1) await attempt('10.0.0.5', '192.0.2.1, 10.0.0.6')
    expect((await attempt('10.0.0.5', '192.0.2.1, 10.0.0.6')).status).toBe(429)
  })

  it('are none while the API is down, however many', async () => {
    let isDown = true
    const answer = () => (isDown ? new Response('', { status: 503 }) : Response.json(ME))
    const { signIn } = testGateway({ '/v1/me': answer })
    for (let i = 0; i < 20; i += 1) expect((await signIn()).response.status).toBe(502)
    isDown = false
    expect((await signIn()).response.status).toBe(200)
  })

  it('are none of thirty that succeed at once', async () => {
    const { signIn } = testGateway()
    const all = await Promise.all(Array.from({ length: 30 }, () => signIn()))
    expect(all.map(({ response }) => response.status)).toEqual(Array(30).fill(200))
  })

  it('are counted by a clock that nobody sets back', async () => {
    let now = Date.parse('2026-08-21T09:00:00Z')
    let monotonic = 5000
    const attempt = attempts({ now: () => now, monotonic: () => monotonic })
    for (let i = 0; i < 10; i += 1) await attempt('192.0.2.1')
    now -= 2 * 60 * 60 * 1000
    expect((await attempt('192.0.2.1')).headers.get('retry-after')).toBe('1')
    monotonic += 1000
    expect((await attempt('192.0.2.1')).status).toBe(401)
  })
})

function forwarded(address: string): Ask {
  return { peer: '10.0.0.6', headers: { 'x-forwarded-for': address, forwarded: `for=${address}` } }
}

function fetchSite(site: string): Ask {
  return { headers: { 'sec-fetch-site': site } }
}
