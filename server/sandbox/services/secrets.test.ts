import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testSandbox } from '../test/support'

const PROJECT = '/v1/project/acme-production'
const GRAFANA = `${PROJECT}/service/secret-grafana`
const SMTP = { host: 'mail.example', port: 25, from_address: 'ops@acme.example' }

let sandbox: ReturnType<typeof testSandbox>
beforeEach(async () => {
  sandbox = testSandbox()
  await sandbox.call(`${PROJECT}/service`, {
    method: 'POST',
    body: {
      service_name: 'secret-grafana',
      service_type: 'grafana',
      plan: 'startup-4',
      user_config: { smtp_server: { ...SMTP, password: 'correct horse' } },
    },
  })
})
afterEach(() => sandbox.close())

const as = (role: string) => ({ auth: `aivenv1 sandbox-${role}` })
const text = async (...call: Parameters<typeof sandbox.call>) =>
  JSON.stringify(await sandbox.call(...call))

describe('secrets', () => {
  test.each<[string, string, string, 'told' | 'redacted' | 'refused', 'told' | 'redacted']>([
    ['admin', 'GET', '?include_secrets=true', 'told', 'told'],
    ['admin', 'GET', '', 'redacted', 'redacted'],
    ['admin', 'PUT', '?include_secrets=true', 'redacted', 'redacted'],
    // Who may write users reads their passwords, and no secret options.
    ['developer', 'GET', '?include_secrets=true', 'told', 'redacted'],
    ['read-only', 'GET', '?include_secrets=true', 'refused', 'redacted'],
    ['recover', 'GET', '?include_secrets=true', 'refused', 'redacted'],
  ])('%s, %s %s: passwords are %s, options %s', async (role, method, query, passwords, options) => {
    const body = method === 'PUT' ? { body: {} } : {}
    const told = await text(GRAFANA + query, { method, ...as(role), ...body })
    expect(told.includes('AVNS_')).toBe(passwords === 'told')
    expect(told.includes('correct horse')).toBe(options === 'told')
    expect(told.includes('"status":403')).toBe(passwords === 'refused')
    if (method === 'PUT') return
    const list = await text(`${PROJECT}/service${query}`, as(role))
    expect(list.includes('correct horse')).toBe(options === 'told')
    expect(list.includes('AVNS_')).toBe(passwords === 'told')
    const user = await text(`${GRAFANA}/user/avnadmin${query}`, as(role))
    expect(user.includes('AVNS_')).toBe(passwords === 'told')
  })

  test('a secret that is sent back as it was shown stays what it was', async () => {
    const config = { smtp_server: { ...SMTP, port: 26, password: '<redacted>' } }
    expect(await sandbox.update('secret-grafana', { user_config: config })).toMatchObject({
      status: 200,
    })
    const { body } = await sandbox.call(`${GRAFANA}?include_secrets=true`)
    expect(body).toMatchObject({
      service: { user_config: { smtp_server: { port: 26, password: 'correct horse' } } },
    })
  })

  test('the first user’s password is in the answer to a creation, and in no other one', async () => {
    const created = await sandbox.call(`${PROJECT}/service`, {
      method: 'POST',
      body: {
        service_name: 'named-pg',
        service_type: 'pg',
        plan: 'startup-4',
        user_config: { admin_username: 'root', admin_password: 'battery-staple' },
      },
    })
    expect(created.body).toMatchObject({
      service: { user_config: { admin_username: 'root', admin_password: 'battery-staple' } },
    })
    const told = await sandbox.call(`${PROJECT}/service/named-pg?include_secrets=true`)
    expect(told.body).not.toHaveProperty('service.user_config.admin_password')
    expect(told.body).not.toHaveProperty('service.user_config.admin_username')
    expect(told.body).toMatchObject({
      service: { users: [{ username: 'root', password: 'battery-staple' }] },
    })
  })
})
