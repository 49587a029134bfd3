import { describe, expect, it } from 'vitest'
import { json, testGateway, TOKEN } from './test/gateway'

const SERVICE = '/v1/project/prod/service/pg'
const ID = '0190f5b2-7c1e-7000-8000-1234567890ab'

describe('the audit log', () => {
  it('has a line for each change, with what was answered and never with what was sent', async () => {
    const { signIn, request, audited } = testGateway(
      { [SERVICE]: () => Response.json({ service: {} }) },
      { now: () => Date.parse('2026-08-21T09:00:00Z') },
    )
    const { cookie } = await signIn()
    const headers = { cookie, 'x-request-id': ID }
    await request(SERVICE, json('PUT', { user_config: { admin_password: 'pw' } }, headers))
    await request(SERVICE, { method: 'DELETE', headers: { cookie } })
    await request('/session', { method: 'DELETE', headers: { cookie } })
    const when = { time: '2026-08-21T09:00:00.000Z', duration_ms: expect.any(Number) }
    const user = 'dana@example.com'
    const request_id = expect.stringMatching(/^[\w-]{36}$/)
    expect(audited).toEqual([
      { ...when, user, method: 'POST', path: '/session', status: 200, request_id },
      { ...when, user, method: 'PUT', path: SERVICE, status: 200, request_id: ID },
      { ...when, user, method: 'DELETE', path: SERVICE, status: 200, request_id },
      { ...when, user, method: 'DELETE', path: '/session', status: 204, request_id },
    ])
    expect(JSON.stringify(audited)).not.toMatch(/admin_password|"pw"/)
    expect(JSON.stringify(audited)).not.toContain(TOKEN)
  })

  it('has a line for each look at secrets, and none for other reads', async () => {
    const { signIn, request, audited } = testGateway()
    const { cookie } = await signIn()
    audited.length = 0
    for (const path of [SERVICE, '/v1/clouds', `${SERVICE}?include_secrets=true`]) {
      await request(path, { headers: { cookie } })
    }
    const report = `${SERVICE}/backup_to_another_region/report`
    await request(report, json('POST', { period: 'day' }, { cookie }))
    expect(audited).toMatchObject([{ method: 'GET', path: `${SERVICE}?include_secrets=true` }])
  })

  it.each([
    ['from another site', SERVICE, json('PUT', {}, { origin: 'https://evil.example' }), 403],
    ['by nobody', SERVICE, json('PUT', {}), 401],
    ['that is not on the list', `/v1/project/${TOKEN}/user`, json('POST', {}), 404],
  ])('has a line for a refused change %s', async (_, path, init, status) => {
    const { request, audited, lines } = testGateway()
    await request(path, init)
    expect(audited).toMatchObject([{ user: null, method: init.method, status }])
    expect(JSON.stringify([audited, lines])).not.toContain(TOKEN)
  })
})

describe('the id of a request', () => {
  it.each([
    ['a proxy’s own', ID, true],
    ['a short one', 'mine', false],
    ['one too long', 'x'.repeat(65), false],
    ['one with other characters', `${ID} injected=1`, false],
    ['JSON', '{"user":"root","method":"PUT"}', false],
  ])('%s', async (_, given, kept) => {
    const { request } = testGateway()
    const response = await request('/session', { headers: { 'x-request-id': given } })
    const id = response.headers.get('x-request-id')
    expect(id === given).toBe(kept)
    expect(id).toMatch(/^[\w-]{16,64}$/)
  })
})
