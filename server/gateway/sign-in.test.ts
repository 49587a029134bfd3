import { describe, expect, it } from 'vitest'
import { json, ORIGIN, testGateway, TOKEN } from './test/gateway'

const HTTPS = 'https://offsite.example.com'

describe('signing in', () => {
  it('asks the API whose token it is and keeps it in a sealed cookie', async () => {
    const { signIn, calls, request } = testGateway()
    const { response, cookie } = await signIn({ token: ` ${TOKEN}\n` })

    expect(calls).toHaveLength(1)
    expect(calls[0]?.url).toBe('https://api.example.com/v1/me')
    expect(calls[0]?.headers.get('authorization')).toBe(`aivenv1 ${TOKEN}`)

    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({
      upstream: 'aiven',
      host: 'api.example.com',
      signed_in: true,
      user: { email: 'dana@example.com', name: 'Dana Doe' },
    })
    expect(body + response.headers.get('set-cookie')).not.toContain(TOKEN)

    const later = await request('/session', { headers: { cookie } })
    expect(await later.json()).toEqual(JSON.parse(body))
    expect(later.headers.get('cache-control')).toBe('no-store')
    expect(calls).toHaveLength(1)
  })

  it.each([
    [ORIGIN, true, /^offsite=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/],
    [ORIGIN, false, /^offsite=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/],
    [HTTPS, false, /^__Host-offsite=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/],
    ['http://127.0.0.1:80', false, /^offsite=/],
    ['http://[::1]:4280', false, /^offsite=/],
  ])('on %s, remembered: %s, sets a cookie like %s', async (origin, remember, pattern) => {
    const { response } = await testGateway().signIn({ remember }, origin)
    expect(response.headers.get('set-cookie')).toMatch(pattern)
  })

  it('takes https from the proxy in front', async () => {
    const { request } = testGateway()
    const response = await request(
      '/session',
      json('POST', { token: TOKEN }, { 'x-forwarded-proto': 'https', origin: HTTPS }),
      'http://offsite.example.com',
    )
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-offsite=.+Secure/)
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  })

  it('refuses where the cookie could be overheard', async () => {
    const { signIn, calls } = testGateway()
    const { response } = await signIn({}, 'http://offsite.example.com')
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(calls).toHaveLength(0)
  })

  it.each([
    ['no JSON', '{'],
    ['no token', '{}'],
    ['an empty token', '{"token":" "}'],
    ['a header in the token', '{"token":"a\\r\\nx-injected: 1"}'],
    ['two words', '{"token":"a b"}'],
    ['no string', '{"token":1}'],
    ['no boolean', '{"token":"a","remember":"yes"}'],
  ])('answers 400 to %s, without asking the API', async (_, body) => {
    const { request, calls } = testGateway()
    const response = await request('/session', { ...json('POST', null), body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ status: 400 }] })
    expect(calls).toHaveLength(0)
  })

  const invalid = { message: 'Invalid token', errors: [{ message: 'Invalid token', status: 401 }] }
  it.each([
    [401, Response.json(invalid, { status: 401 }), /does not accept.*\(Invalid token\).*Check/],
    [401, new Response('no', { status: 403 }), /does not accept/],
    [429, new Response('', { status: 429, headers: { 'retry-after': '7' } }), /limiting/],
    [502, new Response('', { status: 500 }), /answered 500/],
    [502, new Response('<html>'), /not respond like the Aiven API/],
    [502, Response.json({ user: {} }), /not respond like the Aiven API/],
    [502, Response.redirect('https://evil.example/v1/me'), /redirect/],
    [502, new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), /broke|reached/],
  ])('answers %i with a reason when the API says %o', async (status, answer, message) => {
    const { signIn } = testGateway({ '/v1/me': answer })
    const { response } = await signIn()
    expect(response.status).toBe(status)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : null)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) })
  })

  it('refuses a token that would make the cookie too large for a browser', async () => {
    const { response } = await testGateway().signIn({ token: 'x'.repeat(4000) })
    expect(response.status).toBe(400)
  })
})

describe('the session', () => {
  it('tells which API and which sandbox users before anyone signs in', async () => {
    const user = { token: 't', name: 'Ada', email: 'a@b', role: 'admin', description: 'all' }
    const { request } = testGateway({}, { demoUsers: [user] })
    expect(await (await request('/session')).json()).toEqual({
      upstream: 'aiven',
      host: 'api.example.com',
      in_browser: false,
      demo_users: [user],
      read_only: false,
      single_sign_on: false,
      history: false,
      signed_in: false,
    })
  })

  it('has ended after 12 hours, whatever the browser keeps', async () => {
    let now = Date.parse('2026-08-21T09:00:00Z')
    const { signIn, request } = testGateway({}, { now: () => now })
    const { response, cookie } = await signIn({ remember: true })
    expect(await response.json()).toMatchObject({ expires_at: '2026-08-21T21:00:00.000Z' })
    now += 12 * 60 * 60 * 1000
    const later = await request('/session', { headers: { cookie } })
    expect(await later.json()).toMatchObject({ signed_in: false })
  })

  it('is renewed by asking for it, and by nothing else', async () => {
    let now = Date.parse('2026-08-21T09:00:00Z')
    const { signIn, request } = testGateway(
      { '/v1/clouds': () => Response.json({ clouds: [] }) },
      { now: () => now },
    )
    const { cookie } = await signIn({ remember: true })
    now += 60 * 60 * 1000
    const call = await request('/v1/clouds', { headers: { cookie } })
    expect(call.headers.get('set-cookie')).toBeNull()
    const renewed = (await request('/session', { headers: { cookie } })).headers.get('set-cookie')
    expect(renewed).toMatch(/^offsite=.+; HttpOnly; SameSite=Strict; Max-Age=39600$/)

    now += 90 * 60 * 1000
    const ask = async (value: string) =>
      (await request('/v1/clouds', { headers: { cookie: value } })).status
    expect(await ask(cookie)).toBe(401)
    expect(await ask(renewed?.split(';')[0] ?? '')).toBe(200)
  })

  it('is nobody’s when the browser sends two of them', async () => {
    const { signIn, request } = testGateway()
    const { cookie } = await signIn()
    const both = await request('/session', { headers: { cookie: `${cookie}; offsite=planted` } })
    expect(await both.json()).toMatchObject({ signed_in: false })
  })

  it('ends in the browser by signing out', async () => {
    const response = await testGateway().request('/session', { method: 'DELETE' })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toMatch(/^offsite=; .*Max-Age=0/)
  })

  it('is found among other cookies, and only under its own name', async () => {
    const { signIn, request } = testGateway()
    const { cookie } = await signIn()
    const among = await request('/session', { headers: { cookie: `a=b; ${cookie}; c=d` } })
    expect(await among.json()).toMatchObject({ signed_in: true })
    const renamed = await request('/session', { headers: { cookie: `x${cookie}` } })
    expect(await renamed.json()).toMatchObject({ signed_in: false })
  })
})
