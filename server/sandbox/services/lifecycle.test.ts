import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testSandbox } from '../test/support'
import { DAY, HOUR, MINUTE, SECOND } from '../time'

const PRODUCTION = '/v1/project/acme-production'
const HOME = 'aws-eu-central-1'
const REGION = 'aws-eu-west-1'

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

/** Creates a service in acme-production, the way the CLI asks for it. */
const create = (name: string, changes: object = {}, role = 'admin') =>
  sandbox.call(`${PRODUCTION}/service`, {
    method: 'POST',
    auth: `aivenv1 sandbox-${role}`,
    body: {
      cloud: HOME,
      plan: 'business-4',
      service_integrations: [],
      service_name: name,
      service_type: 'pg',
      user_config: {},
      termination_protection: false,
      static_ips: [],
      ...changes,
    },
  })
const remove = (name: string, role = 'admin') =>
  sandbox.call(`${PRODUCTION}/service/${name}`, {
    method: 'DELETE',
    auth: `aivenv1 sandbox-${role}`,
  })
const get = (name: string) => sandbox.call(`${PRODUCTION}/service/${name}?include_secrets=true`)
const events = async (limit: number) =>
  (await sandbox.call(`${PRODUCTION}/events?limit=${limit}`)).body

test('created, protected by a region, lost, and restored from the second region', async () => {
  expect(await create('demo-pg')).toMatchObject({
    status: 200,
    body: { service: { service_name: 'demo-pg', state: 'REBUILDING', backups: [] } },
  })
  expect(await events(1)).toMatchObject({
    events: [
      {
        actor: 'ada@acme.example',
        event_type: 'service_create',
        event_desc: `Created 'pg' service 'demo-pg' with plan 'business-4' in cloud '${HOME}'`,
      },
    ],
  })
  sandbox.time.now += 2 * MINUTE
  expect(await sandbox.service('demo-pg')).toMatchObject({
    state: 'RUNNING',
    backups: [{ storage_location: HOME, additional_regions: [] }],
  })

  await sandbox.update('demo-pg', { user_config: { additional_backup_regions: [REGION] } })
  sandbox.time.now += DAY
  const end = (await sandbox.backups('demo-pg')).pitr?.additional_regions[0]?.pitr_range_end
  const restore = { service_to_fork_from: 'demo-pg', recovery_target_time: end }
  expect(await create('demo-dr', { cloud: REGION, user_config: restore })).toMatchObject({
    status: 200,
    body: { service: { state: 'REBUILDING', cloud_name: REGION, user_config: restore } },
  })
  // What was restored does not hang on its source.
  expect(await remove('demo-pg')).toMatchObject({ status: 200, body: {} })
  sandbox.time.now += 3 * MINUTE
  const restored = await sandbox.service('demo-dr')
  expect(restored).toMatchObject({ state: 'RUNNING', backups: [{ storage_location: REGION }] })
  expect(restored.user_config).not.toHaveProperty('additional_backup_regions')

  await sandbox.update('demo-dr', { user_config: { additional_backup_regions: [HOME] } })
  sandbox.time.now += MINUTE
  expect((await sandbox.backups('demo-dr')).backups.at(-1)).toMatchObject({
    storage_location: REGION,
    additional_regions: [{ cloud: HOME }],
  })
})

test('a region set while the service is being built waits for its first backup', async () => {
  await create('demo-pg')
  await sandbox.update('demo-pg', { user_config: { additional_backup_regions: [REGION] } })
  sandbox.time.now += 50 * SECOND
  expect((await sandbox.backups('demo-pg')).backups).toEqual([])
  sandbox.time.now += MINUTE
  expect((await sandbox.backups('demo-pg')).backups).toMatchObject([
    { additional_regions: [{ cloud: REGION }] },
  ])
})

test('a deleted service is gone, and its name is free for one that has nothing of it', async () => {
  await create('demo-pg', { tags: { team: 'orders' } })
  expect(await create('demo-pg')).toMatchObject({
    status: 409,
    body: { message: 'Service name is already in use in this project' },
  })
  const before = (await get('demo-pg')).body
  const { status, body } = await remove('demo-pg')
  expect([status, body]).toEqual([200, {}])
  expect(await events(1)).toMatchObject({
    events: [{ event_type: 'service_delete', service_name: 'demo-pg' }],
  })
  const missing = { status: 404, body: { message: 'Service demo-pg does not exist' } }
  expect(await get('demo-pg')).toMatchObject(missing)
  expect(await remove('demo-pg')).toMatchObject(missing)
  expect(await sandbox.call(`${PRODUCTION}/service/demo-pg/backups`)).toMatchObject(missing)

  expect(await create('demo-pg')).toMatchObject({ status: 200, body: { service: { tags: {} } } })
  const uri = (answer: unknown) =>
    (answer as { service: { service_uri: string } }).service.service_uri
  expect(uri((await get('demo-pg')).body)).not.toBe(uri(before))
})

test('a protected service stays until the protection is lifted', async () => {
  await create('demo-pg', { termination_protection: true })
  expect(await remove('demo-pg')).toMatchObject({ status: 403 })
  expect(await get('demo-pg')).toMatchObject({ status: 200 })
  await sandbox.update('demo-pg', { termination_protection: false })
  expect(await remove('demo-pg')).toMatchObject({ status: 200 })
})

test.each([
  ['acme-analytics', 'features-pg', 200, undefined],
  ['acme-analytics', 'billing-pg', 404, 'Service billing-pg does not exist'],
  ['nowhere', 'billing-pg', 404, 'Project does not exist'],
])('a fork from project %s of %s → %i', async (project, service, status, message) => {
  const user_config = { service_to_fork_from: service, project_to_fork_from: project }
  const answer = await create('demo-pg', { user_config })
  expect(answer).toMatchObject({ status, body: message ? { message } : { service: {} } })
})

describe('what a role may do', () => {
  const forked = { user_config: { service_to_fork_from: 'billing-pg' } }

  test.each([
    { role: 'operator', status: 200, forkStatus: 200, removeStatus: 200 },
    { role: 'recover', status: 403, forkStatus: 200, removeStatus: 403 },
    { role: 'maintenance', status: 403, forkStatus: 403, removeStatus: 403 },
    { role: 'developer', status: 403, forkStatus: 403, removeStatus: 403 },
    { role: 'read-only', status: 403, forkStatus: 403, removeStatus: 403 },
  ])('$role: create $status, fork $forkStatus, delete $removeStatus', async (expected) => {
    const { role } = expected
    expect(await create('demo-pg', {}, role)).toMatchObject({ status: expected.status })
    expect(await get('demo-pg')).toMatchObject({ status: expected.status === 200 ? 200 : 404 })
    expect(await create('demo-dr', forked, role)).toMatchObject({ status: expected.forkStatus })
    expect(await remove('billing-pg', role)).toMatchObject({ status: expected.removeStatus })
  })

  const window = { maintenance: { dow: 'friday' } }
  const unchanged = { plan: 'business-4', user_config: {} }
  test.each([
    { role: 'maintenance', body: window, status: 200 },
    { role: 'maintenance', body: { ...window, ...unchanged }, status: 200 },
    { role: 'maintenance', body: { plan: 'business-8' }, status: 403 },
    { role: 'maintenance', body: { powered: false }, status: 403 },
    { role: 'maintenance', body: { user_config: { work_mem: 8 } }, status: 403 },
    { role: 'recover', body: { plan: 'business-8', user_config: {} }, status: 200 },
    { role: 'recover', body: { disk_space_mb: 204800 }, status: 200 },
    { role: 'recover', body: window, status: 403 },
    { role: 'recover', body: { cloud: REGION }, status: 403 },
    { role: 'recover', body: { user_config: { work_mem: 8 } }, status: 403 },
    { role: 'operator', body: { ...window, plan: 'business-8', powered: false }, status: 200 },
    { role: 'developer', body: {}, status: 403 },
  ])('$role updates $body → $status', async ({ role, body, status }) => {
    const answer = await sandbox.update('billing-pg', body, `Bearer sandbox-${role}`)
    expect(answer.status).toBe(status)
  })
})

test('a time that has fallen out of the window is refused over the API', async () => {
  const start = (await sandbox.backups('orders-pg')).pitr?.additional_regions[0]?.pitr_range_start
  const user_config = { service_to_fork_from: 'orders-pg', recovery_target_time: start }
  expect(await create('now', { cloud: REGION, user_config })).toMatchObject({ status: 200 })
  sandbox.time.now += DAY + HOUR
  expect(await create('later', { cloud: REGION, user_config })).toMatchObject({ status: 400 })
})
