import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SANDBOX_USERS } from './index'
import { START, testSandbox } from './test/support'
import { HOUR, MINUTE, SECOND } from './time'

const PRODUCTION = '/v1/project/acme-production'
const BILLING = `${PRODUCTION}/service/billing-pg`
const region = (...regions: string[]) => ({ user_config: { additional_backup_regions: regions } })

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

test('the walk-through: a region is added, its first copy appears within a minute', async () => {
  const { status, body } = await sandbox.update('billing-pg', {
    plan: 'business-4',
    ...region('aws-eu-west-1'),
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    service: {
      state: 'RUNNING',
      user_config: { pg_version: '17', additional_backup_regions: ['aws-eu-west-1'] },
    },
  })
  const copies = async () =>
    (await sandbox.backups('billing-pg')).backups.flatMap((backup) => backup.additional_regions)
  expect(await copies()).toEqual([])
  sandbox.time.now += 50 * SECOND
  expect(await copies()).toEqual([{ cloud: 'aws-eu-west-1', region: 'eu-west-1', paused: false }])
  const { backups } = await sandbox.backups('billing-pg')
  expect((await sandbox.service('billing-pg')).backups).toEqual(backups)
})

describe('who is asking', () => {
  test.each(SANDBOX_USERS)('$token is known by both schemes', async ({ token, email, role }) => {
    for (const scheme of ['aivenv1', 'Bearer', 'bearer', 'AivenV1']) {
      const { status, body } = await sandbox.call('/v1/me', { auth: `${scheme} ${token}` })
      expect(status).toBe(200)
      expect(body).toMatchObject({
        user: { user: email, project_memberships: { 'acme-production': [role] } },
      })
    }
  })

  test.each([
    [null, 'Missing (expired) db token'],
    ['sandbox-admin', 'Missing (expired) db token'],
    ['Basic sandbox-admin', 'Missing (expired) db token'],
    ['Bearer sandbox-nobody', 'Invalid token'],
  ])('%s is refused', async (auth, message) => {
    const { status, body } = await sandbox.call('/v1/me', { auth })
    expect(status).toBe(401)
    expect(body).toEqual({ errors: [{ message, status: 401 }], message })
  })

  test.each(['/v1/clouds', '/v1/project//clouds', '/v1/service_types'])(
    '%s needs no token',
    async (path) => {
      expect(await sandbox.call(path, { auth: null })).toMatchObject({ status: 200 })
    },
  )
})

describe('what a role may do', () => {
  const read = [
    '',
    '/service',
    '/service/billing-pg',
    '/service-types',
    '/service-types/pg',
    '/events',
  ]
  const write = ['/clouds', '/service/billing-pg/backups', '/service-types/pg/plans']

  test.each([...read, ...write])('an operator may read %s', async (path) => {
    const auth = 'Bearer sandbox-operator'
    expect(await sandbox.call(PRODUCTION + path, { auth })).toMatchObject({ status: 200 })
  })
  test.each(read)('a reader may read %s', async (path) => {
    const auth = 'Bearer sandbox-read-only'
    expect(await sandbox.call(PRODUCTION + path, { auth })).toMatchObject({ status: 200 })
  })
  test.each(write)('a reader may not read %s', async (path) => {
    const answer = await sandbox.call(PRODUCTION + path, { auth: 'Bearer sandbox-read-only' })
    const message = expect.stringMatching(
      /^You don't have permission to perform this action: [A-Z]\w+$/,
    )
    expect(answer).toMatchObject({
      status: 403,
      body: { message, errors: [{ message, status: 403 }] },
    })
  })

  test('a reader changes nothing', async () => {
    const before = await sandbox.service('billing-pg')
    const answer = await sandbox.update(
      'billing-pg',
      region('aws-eu-west-1'),
      'Bearer sandbox-read-only',
    )
    expect(answer.status).toBe(403)
    expect(await sandbox.service('billing-pg')).toEqual(before)
  })

  test('a project of others is there but closed', async () => {
    const auth = 'Bearer sandbox-read-only'
    const { body } = await sandbox.call('/v1/project', { auth })
    expect(body).toMatchObject({
      projects: [{ project_name: 'acme-production' }, { project_name: 'acme-staging' }],
    })
    expect(await sandbox.call('/v1/project/acme-analytics/service', { auth })).toMatchObject({
      status: 403,
      body: { message: 'Not a project member' },
    })
  })

  test('secrets are told to those who ask and may see them', async () => {
    const ask = async (role: string, query = '?include_secrets=true') =>
      JSON.stringify(await sandbox.call(BILLING + query, { auth: `Bearer sandbox-${role}` }))
    expect(await ask('operator')).toContain('AVNS_')
    expect(await ask('operator')).not.toContain('<redacted>')
    for (const told of [await ask('operator', ''), await ask('read-only', '')]) {
      expect(told).toContain('<redacted>')
      expect(told).not.toContain('AVNS_')
    }
    const refused = await ask('read-only')
    expect(refused).toContain("You don't have permission to perform this action: ServiceGet")
    expect(refused).not.toContain('AVNS_')
  })
})

describe('errors', () => {
  test.each([
    ['GET', `${PRODUCTION}/service/nothing`, 404, 'Service nothing does not exist'],
    ['PUT', `${PRODUCTION}/service/nothing`, 404, 'Service nothing does not exist'],
    ['GET', `${PRODUCTION}/service/nothing/backups`, 404, 'Service nothing does not exist'],
    ['GET', '/v1/project/nowhere/service', 404, 'Project does not exist'],
    [
      'GET',
      `${PRODUCTION}/service-types/cassandra`,
      404,
      "Service type 'cassandra' does not exist",
    ],
    ['GET', '/v1/nothing', 404, 'The requested endpoint does not exist'],
    ['PATCH', '/v1/me', 405, 'Method not allowed'],
  ])('%s %s → %i', async (method, path, status, message) => {
    const answer = await sandbox.call(path, { method, ...(method === 'PUT' && { body: {} }) })
    expect(answer).toMatchObject({ status, body: { message, errors: [{ message, status }] } })
    expect(answer.headers.get('content-type')).toContain('application/json')
  })

  test('a body that is no JSON is 400, one that is too large 413', async () => {
    expect(await sandbox.update('billing-pg', '{"user_config": ')).toMatchObject({ status: 400 })
    const large = { user_config: { ip_filter: ['x'.repeat(2 ** 20)] } }
    expect(await sandbox.update('billing-pg', large)).toMatchObject({ status: 413 })
  })

  test('a refused update changes nothing', async () => {
    const before = await sandbox.service('billing-pg')
    const body = {
      plan: 'premium-8',
      user_config: { backup_hour: 5, additional_backup_regions: null },
    }
    expect(await sandbox.update('billing-pg', body)).toMatchObject({
      status: 400,
      body: {
        message:
          "Invalid 'user_config': Invalid input for additional_backup_regions: None is not of type 'array'",
      },
    })
    expect(await sandbox.service('billing-pg')).toEqual(before)
  })

  test('what is not emulated is logged, in one line and without secrets', async () => {
    await sandbox.call(`${BILLING}/query?key=secret`, { method: 'POST', body: {} })
    await sandbox.call('/v1/a%0Anot%20emulated:%20forged', { method: 'POST', body: {} })
    await sandbox.call('/v1/access_token/secret/nothing')
    await sandbox.call(`${PRODUCTION}/service`, { method: 'PATCH', body: {} })
    expect(sandbox.log).toEqual([
      `not emulated: POST ${BILLING}/query`,
      'not emulated: POST /v1/a%0Anot%20emulated:%20forged',
      'not emulated: GET /v1/access_token/…',
      `not emulated: PATCH ${PRODUCTION}/service`,
    ])
  })
})

test('clients may send limit=999 and any content type', async () => {
  const response = await sandbox.fetch(
    new Request(`http://sandbox${BILLING}?limit=999`, {
      headers: {
        authorization: 'aivenv1 sandbox-admin',
        'content-type': 'application/octet-stream',
      },
    }),
  )
  expect(response.status).toBe(200)
})

test('a project has its own list of clouds, without our notes', async () => {
  const names = async (path: string) => {
    const { body } = await sandbox.call(path)
    return (body as { clouds: { cloud_name: string }[] }).clouds.map((cloud) => cloud.cloud_name)
  }
  const all = await names('/v1/clouds')
  const usable = await names(`${PRODUCTION}/clouds`)
  expect(all).toHaveLength(171)
  expect(all).toContain('aws-af-south-1')
  expect(usable).not.toContain('aws-af-south-1')
  expect(usable).toContain('aws-eu-west-1')
  expect(JSON.stringify(await sandbox.call('/v1/clouds'))).not.toContain('"_')
})

test('service types carry schema and plans in every form that clients call', async () => {
  const one = await sandbox.call(`${PRODUCTION}/service-types/pg`)
  expect(one.body).toMatchObject({
    description: expect.any(String),
    user_config_schema: { type: 'object', properties: { additional_backup_regions: {} } },
  })
  const plans = {
    service_plans: expect.arrayContaining([
      expect.objectContaining({ service_plan: 'business-4', node_count: 2 }),
    ]),
  }
  for (const path of ['/v1/service_types', `${PRODUCTION}/service_types`]) {
    expect((await sandbox.call(path)).body).toMatchObject({
      service_types: { pg: { ...(one.body as object), ...plans } },
    })
  }
})

test('an update is told in the events, newest first', async () => {
  await sandbox.update('billing-pg', region('aws-eu-west-1'), 'Bearer sandbox-operator')
  const { body } = await sandbox.call(`${PRODUCTION}/events?limit=1`)
  expect(body).toMatchObject({
    events: [
      {
        actor: 'otto@acme.example',
        event_type: 'service_update',
        service_name: 'billing-pg',
        event_desc:
          "Updated 'pg' service 'billing-pg': additional backup region to 'aws-eu-west-1', user config",
      },
    ],
  })
})

describe('controls', () => {
  const clock = (body?: unknown) =>
    sandbox.call('/sandbox/clock', {
      auth: null,
      ...(body !== undefined && { method: 'POST', body }),
    })

  test('the clock can be advanced and runs on from there', async () => {
    expect((await clock({ advance: 'PT24H' })).body).toEqual({
      now: '2026-08-22T10:00:00Z',
      offset_seconds: 86400,
    })
    sandbox.time.now += MINUTE
    expect((await clock()).body).toMatchObject({ now: '2026-08-22T10:01:00Z' })
    const newest = (await sandbox.backups('billing-pg')).backups.at(-1)
    expect(newest?.backup_time).toMatch(/^2026-08-22T03:30/)
    expect(await clock({ advance: 'tomorrow' })).toMatchObject({ status: 400 })
    expect(await clock({ advance: 24 })).toMatchObject({ status: 400 })
  })

  test('a region can be changed again a day later', async () => {
    await sandbox.update('billing-pg', region('aws-eu-west-1'))
    expect(await sandbox.update('billing-pg', region('aws-eu-north-1'))).toMatchObject({
      status: 409,
    })
    await clock({ advance: 'P1D' })
    expect(await sandbox.update('billing-pg', region('aws-eu-north-1'))).toMatchObject({
      status: 200,
    })
  })

  test('reset goes back to the seed', async () => {
    const before = await sandbox.service('billing-pg')
    await clock({ advance: 'PT5H' })
    await sandbox.update('billing-pg', region('aws-eu-west-1'))
    await sandbox.call('/sandbox/faults', { method: 'POST', body: { path: '.', status: 500 } })
    expect((await sandbox.call('/sandbox/reset', { method: 'POST' })).body).toEqual({
      now: '2026-08-21T10:00:00Z',
      offset_seconds: 0,
    })
    expect(await sandbox.service('billing-pg')).toEqual(before)
  })
})

describe('a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('keeps updates, the clock and histories over a restart', async () => {
    const data = join(folder, 'sandbox.db')
    const first = testSandbox({ data })
    await first.update('billing-pg', region('aws-eu-west-1'))
    await first.call('/sandbox/clock', { method: 'POST', body: { advance: 'PT1H' } })
    const before = [await first.service('billing-pg'), await first.backups('orders-pg')]
    first.close()

    const second = testSandbox({ data, seed: 99 })
    expect([await second.service('billing-pg'), await second.backups('orders-pg')]).toEqual(before)
    expect((await second.call('/sandbox/clock')).body).toMatchObject({ offset_seconds: 3600 })
    second.close()
  })
})

test('sandboxes in one process know nothing of each other', async () => {
  const other = testSandbox()
  await sandbox.update('billing-pg', region('aws-eu-west-1'))
  sandbox.time.now = START + HOUR
  expect((await other.service('billing-pg')).user_config).not.toHaveProperty(
    'additional_backup_regions',
  )
  other.close()
})
