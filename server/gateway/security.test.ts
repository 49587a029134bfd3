import { describe, expect, it } from 'vitest'
import { json, ORIGIN, testGateway } from './test/gateway'

const SERVICE = '/v1/project/prod/service/pg'

describe('every answer', () => {
  it.each([
    ['/session', {}],
    ['/session', { method: 'DELETE' }],
    ['/session', { method: 'PATCH' }],
    ['/v1/clouds', {}],
    ['/v1/clouds', { method: 'POST', headers: { origin: 'https://evil.example' } }],
    ['/', {}],
    ['/assets/nothing.js', {}],
  ])('carries the security headers (%s %o)', async (path, init) => {
    const { headers } = await testGateway().request(path, init)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
    })
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('has its own request id', async () => {
    const { request } = testGateway()
    const ask = async () => {
      const { headers } = await request('/session', { headers: { 'x-request-id': 'mine' } })
      return headers.get('x-request-id')
    }
    expect(new Set([await ask(), await ask(), 'mine']).size).toBe(3)
  })
})

describe('a write', () => {
  const body = json('PUT', {})
  it.each<[string, number, RequestInit]>([
    ['of the console', 404, json('PUT', {}, { origin: ORIGIN, 'sec-fetch-site': 'same-origin' })],
    ['of a program', 404, body],
    ['with a charset', 404, { ...body, headers: { 'content-type': 'application/json;charset=x' } }],
    ['without a body', 404, { method: 'PUT', headers: { origin: ORIGIN } }],
    ['of another site', 403, json('PUT', {}, { 'sec-fetch-site': 'cross-site' })],
    ['of a sibling site', 403, json('PUT', {}, { 'sec-fetch-site': 'same-site' })],
    ['without a page', 403, json('PUT', {}, { 'sec-fetch-site': 'none' })],
    ['of another origin', 403, json('PUT', {}, { origin: 'https://evil.example' })],
    ['of another port', 403, json('PUT', {}, { origin: 'http://localhost:4281' })],
    ['of another scheme', 403, json('PUT', {}, { origin: 'https://localhost:4280' })],
    ['of a hidden origin', 403, json('PUT', {}, { origin: 'null' })],
    ['as a form', 403, { method: 'POST', body: new URLSearchParams({ a: '1' }) }],
    ['as text', 403, { method: 'POST', body: '{}' }],
    ['of no type', 403, { method: 'POST', body: new TextEncoder().encode('{}') }],
    ['deleting from another site', 403, { method: 'DELETE', headers: { origin: 'null' } }],
    ['that is too large', 413, json('PUT', 'x'.repeat(1024 * 1024))],
  ])('%s is answered with %i', async (_, status, init) => {
    const { signIn, request, calls } = testGateway()
    const { cookie } = await signIn()
    const response = await request(SERVICE, {
      ...init,
      headers: { ...Object.fromEntries(new Request(ORIGIN, init).headers), cookie },
    })
    expect(response.status).toBe(status)
    expect(calls).toHaveLength(status === 404 ? 2 : 1)
  })

  it.each(['POST', 'DELETE'])('to the session is checked likewise (%s)', async (method) => {
    const { request, calls } = testGateway()
    const headers = { origin: 'https://evil.example' }
    const init = method === 'POST' ? json(method, { token: 't' }, headers) : { method, headers }
    const response = await request('/session', init)
    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(calls).toHaveLength(0)
  })
})
