import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SANDBOX_USERS } from '../users'
import { testSandbox } from '../test/support'
import { DAY, MINUTE, SECOND } from '../time'

const PRODUCTION = '/v1/project/acme-production'
const service = (name: string, path: string) => `${PRODUCTION}/service/${name}${path}`

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const post = (path: string, body?: unknown) => sandbox.call(path, { method: 'POST', body })
const newestEvent = async () => {
  const { body } = await sandbox.call(`${PRODUCTION}/events?limit=1`)
  return (body as { events: { event_type: string; event_desc: string }[] }).events[0]
}

describe('who may', () => {
  const everybody = SANDBOX_USERS.map(({ role }) => role)
  test.each([
    ['POST', '/backup_to_another_region/report', ['admin', 'operator']],
    ['POST', '/metrics', ['admin', 'operator', 'developer']],
    ['POST', '/logs', ['admin', 'operator', 'developer']],
    ['GET', '/alerts', everybody],
    ['GET', '/tags', ['admin', 'operator']],
    ['PUT', '/tags', ['admin', 'operator']],
    ['PATCH', '/tags', ['admin', 'operator']],
    ['PUT', '/maintenance/start', ['admin', 'operator', 'role:services:maintenance']],
    ['POST', '/task', ['admin', 'operator', 'role:services:maintenance']],
  ])('%s %s: %j', async (method, path, allowed) => {
    const granted = []
    for (const { token, role } of SANDBOX_USERS) {
      const { status, body } = await sandbox.call(service('orders-pg', path), {
        method,
        auth: `Bearer ${token}`,
        ...(method !== 'GET' && { body: { tags: {}, task_type: 'migration_check' } }),
      })
      if (status === 200) granted.push(role)
      else expect(body).toMatchObject({ errors: [{ status: 403 }] })
    }
    expect(granted).toEqual(allowed)
  })

  test.each([
    ['GET', '/alerts', 200],
    ['GET', '/events', 403],
  ])('the narrow roles %s the %s of a project: %i', async (method, path, status) => {
    const auth = 'Bearer sandbox-maintenance'
    expect(await sandbox.call(PRODUCTION + path, { method, auth })).toMatchObject({ status })
  })

  test.each([
    ['POST', '/backup_to_another_region/report'],
    ['POST', '/metrics'],
    ['POST', '/logs'],
    ['GET', '/alerts'],
    ['GET', '/tags'],
    ['PUT', '/maintenance/start'],
    ['POST', '/task'],
    ['GET', '/task/1'],
    ['GET', '/migration'],
  ])('%s %s of a service that is not there: nobody', async (method, path) => {
    expect(await sandbox.call(service('nothing', path), { method })).toMatchObject({
      status: 404,
      body: { message: 'Service nothing does not exist' },
    })
  })
})

describe('charts', () => {
  test.each(['/backup_to_another_region/report', '/metrics'])('%s', async (path) => {
    const url = service('orders-pg', path)
    const byDefault = await post(url)
    expect(byDefault.status).toBe(200)
    for (const body of ['', {}, { period: 'hour', kafka_topic_name: 'x', unknown: [1] }]) {
      expect(await post(url, body)).toMatchObject({ status: 200, body: byDefault.body })
    }
    for (const period of ['day', 'week', 'month', 'year']) {
      expect(await post(url, { period })).toMatchObject({ status: 200 })
    }
    const periods = "['hour', 'day', 'week', 'month', 'year']"
    for (const [body, message] of [
      [{ period: 'decade' }, `Invalid input for period: 'decade' is not one of ${periods}`],
      [{ period: 5 }, "Invalid input for period: 5 is not of type 'string'"],
      [{ period: null }, "Invalid input for period: None is not of type 'string'"],
      [
        { kafka_topic_name: true },
        "Invalid input for kafka_topic_name: True is not of type 'string'",
      ],
      [[], "Invalid input: [] is not of type 'object'"],
      ['{"period"', 'Invalid JSON in request body'],
    ] as const) {
      expect(await post(url, body)).toMatchObject({ status: 400, body: { message } })
    }
  })

  test('the report is empty where no region is set, and goes with the region', async () => {
    const report = async () =>
      (await post(service('billing-pg', '/backup_to_another_region/report'))).body
    expect(await report()).toEqual({ metrics: {} })
    const user_config = { additional_backup_regions: ['aws-eu-west-1'] }
    await sandbox.update('billing-pg', { user_config })
    sandbox.time.now += 45 * SECOND
    const { backups, pitr } = await sandbox.backups('billing-pg')
    expect(backups.at(-1)?.additional_regions).toHaveLength(1)
    const end = Date.parse(pitr?.additional_regions[0]?.pitr_range_end ?? '')
    const { metrics } = (await report()) as {
      metrics: { backup_to_another_region_lag: { data: { cols: unknown[]; rows: unknown[][] } } }
    }
    const { cols, rows } = metrics.backup_to_another_region_lag.data
    expect(cols[1]).toEqual({ label: 'aws-eu-west-1', type: 'number' })
    expect(rows.at(-1)?.[1]).toBe((sandbox.time.now - end) / SECOND)
    expect(rows[0]?.[1]).toBeNull()
    await sandbox.update('billing-pg', { user_config: { additional_backup_regions: [] } })
    expect(await report()).toEqual({ metrics: {} })
  })
})

test('the CLI reads the logs', async () => {
  const request = { limit: 100, sort_order: 'asc' }
  const { status, body } = await post(service('orders-pg', '/logs'), request)
  expect(status).toBe(200)
  expect(body).toEqual({
    logs: expect.arrayContaining([
      {
        time: expect.any(String),
        hostname: expect.stringMatching(/^orders-pg-\d+$/),
        unit: expect.any(String),
        severity: expect.any(String),
        msg: expect.any(String),
      },
    ]),
    offset: expect.any(String),
    first_log_offset: expect.any(String),
  })
})

describe('alerts', () => {
  test('of a project tell what the demo has to show, the newest first', async () => {
    const { body } = await sandbox.call(`${PRODUCTION}/alerts`)
    const { alerts } = body as {
      alerts: { create_time: string; service_name: string; event: string; severity: string }[]
    }
    const told = alerts.map((alert) => `${alert.service_name} ${alert.event} ${alert.severity}`)
    expect(told.toSorted()).toEqual([
      'archive-mysql service_powered_off warning',
      'inventory-mysql backup_to_another_region_paused warning',
      'ledger-pg disk_space_low warning',
      'orders-pg maintenance_due notice',
      'search-os maintenance_due notice',
    ])
    const times = alerts.map(({ create_time }) => create_time)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(alerts[0]).toEqual({
      create_time: expect.stringMatching(/Z$/),
      event: expect.any(String),
      severity: expect.any(String),
      project_name: 'acme-production',
      service_name: expect.any(String),
      service_type: expect.any(String),
    })
  })

  test('of a service are its own', async () => {
    expect((await sandbox.call(service('billing-pg', '/alerts'))).body).toEqual({ alerts: [] })
    await sandbox.update('billing-pg', { powered: false })
    expect((await sandbox.call(service('billing-pg', '/alerts'))).body).toMatchObject({
      alerts: [{ event: 'service_powered_off', create_time: '2026-08-21T10:00:00Z' }],
    })
  })
})

describe('tags', () => {
  const url = service('orders-pg', '/tags')
  const tags = async () => (await sandbox.call(url)).body
  const send = (method: string, body: unknown) => sandbox.call(url, { method, body })

  test('PUT replaces all, PATCH changes some and null removes one', async () => {
    expect(await tags()).toEqual({ tags: { team: 'orders', tier: '1' } })
    const before = await sandbox.service('orders-pg')
    expect(await send('PATCH', { tags: { tier: null, owner: 'ada', gone: null } })).toMatchObject({
      status: 200,
      body: { message: expect.any(String) },
    })
    expect(await tags()).toEqual({ tags: { team: 'orders', owner: 'ada' } })
    expect(await send('PUT', { tags: { a: '' } })).toMatchObject({
      status: 200,
      body: { message: expect.any(String) },
    })
    const after = await sandbox.service('orders-pg')
    expect(after.tags).toEqual({ a: '' })
    expect(after.update_time > before.update_time).toBe(true)
    expect(await newestEvent()).toMatchObject({
      event_type: 'service_update',
      event_desc: "Updated 'pg' service 'orders-pg': tags",
    })
  })

  test('a key of every object is a key like any other', async () => {
    await send('PUT', '{"tags": {"toString": "a", "constructor": "b"}}')
    await send('PATCH', '{"tags": {"constructor": null}}')
    expect(JSON.stringify(await tags())).toBe('{"tags":{"toString":"a"}}')
  })

  test.each([
    ['PUT', {}, "Invalid input: 'tags' is a required property"],
    ['PATCH', {}, "Invalid input: 'tags' is a required property"],
    ['PUT', { tags: [] }, "Invalid input for tags: [] is not of type 'object'"],
    ['PUT', { tags: { a: 1 } }, "Invalid input for tags.a: 1 is not of type 'string'"],
    ['PUT', { tags: { a: null } }, "Invalid input for tags.a: None is not of type 'string'"],
    ['PATCH', { tags: { a: {} } }, "Invalid input for tags.a: {} is not of type 'string', 'null'"],
    [
      'PUT',
      { tags: { '4eyes': '' } },
      "Invalid input for tags: '4eyes' is no key of 1 to 64 letters, digits, '_' and '-'",
    ],
    [
      'PATCH',
      { tags: { team: 'v'.repeat(65) } },
      "Invalid input for tags: the value of 'team' has more than 64 characters",
    ],
    [
      'PUT',
      { tags: { ['k'.repeat(65)]: '' } },
      `Invalid input for tags: '${'k'.repeat(65)}' is no key of 1 to 64 letters, digits, '_' and '-'`,
    ],
    [
      'PATCH',
      { tags: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`k${i}`, ''])) },
      'Invalid input for tags: more than 100 tags',
    ],
  ])('%s %j is refused and changes nothing', async (method, body, message) => {
    expect(await send(method, body)).toMatchObject({ status: 400, body: { message } })
    expect(await tags()).toEqual({ tags: { team: 'orders', tier: '1' } })
  })
})

describe('maintenance', () => {
  const start = (name: string) =>
    sandbox.call(service(name, '/maintenance/start'), { method: 'PUT' })

  test('starts what waits for it, once', async () => {
    const { maintenance } = await sandbox.service('orders-pg')
    expect(maintenance.updates).toEqual([
      { description: expect.any(String), deadline: expect.stringMatching(/Z$/) },
      { description: expect.any(String) },
    ])
    const message = expect.any(String)
    expect(await start('orders-pg')).toMatchObject({ status: 200, body: { message } })
    const during = await sandbox.service('orders-pg')
    expect(during).toMatchObject({ state: 'REBUILDING', maintenance: { updates: [] } })
    expect((await newestEvent())?.event_desc).toBe(
      "Started maintenance of 'pg' service 'orders-pg'",
    )
    sandbox.time.now += 2 * MINUTE
    expect(await sandbox.service('orders-pg')).toMatchObject({ state: 'RUNNING' })
    expect(await start('orders-pg')).toMatchObject({ status: 200, body: { message } })
    expect((await sandbox.service('orders-pg')).update_time).toBe(during.update_time)
  })

  test('needs a service that runs', async () => {
    expect(await start('archive-mysql')).toMatchObject({
      status: 409,
      body: { errors: [{ error_code: 'not_powered' }] },
    })
  })
})

describe('tasks', () => {
  const url = service('billing-pg', '/task')

  test.each([
    ['17', false],
    ['16', false],
    ['18', true],
    ['99', false],
  ])('the check of an upgrade from 17 to %s: %s', async (target_version, success) => {
    const sent = await post(url, { task_type: 'upgrade_check', target_version })
    expect(sent).toMatchObject({
      status: 200,
      body: {
        task: {
          task_id: expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/),
          task_type: 'upgrade_check',
          create_time: '2026-08-21T10:00:00Z',
          success,
          result: expect.stringContaining(target_version),
        },
      },
    })
    const { task } = sent.body as { task: { task_id: string } }
    sandbox.time.now += DAY
    expect((await sandbox.call(`${url}/${task.task_id}`)).body).toEqual(sent.body)
    const nested = { task_type: 'upgrade_check', upgrade_check: { target_version } }
    expect(await post(url, nested)).toMatchObject({ body: { task: { success } } })
  })

  test('several at the same moment are told apart, the newest are kept', async () => {
    const ids = []
    for (let i = 0; i < 22; i++) {
      const { body } = await post(url, { task_type: 'create_user_backup' })
      ids.push((body as { task: { task_id: string } }).task.task_id)
    }
    expect(new Set(ids).size).toBe(22)
    const statuses = await Promise.all(ids.map((id) => sandbox.call(`${url}/${id}`)))
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, ...Array(20).fill(200)])
  })

  test.each([
    ['billing-pg', {}, 400, "'task_type' is a required property"],
    ['billing-pg', { task_type: 'backup_now' }, 400, "'backup_now' is not one of"],
    ['billing-pg', { task_type: 7 }, 400, "7 is not of type 'string'"],
    [
      'billing-pg',
      { task_type: 'upgrade_check' },
      400,
      "Invalid input: 'target_version' is a required property",
    ],
    [
      'billing-pg',
      { task_type: 'upgrade_check', target_version: 17 },
      400,
      "Invalid input for target_version: 17 is not of type 'string'",
    ],
    ['archive-mysql', { task_type: 'migration_check' }, 409, 'Database not powered on'],
  ])('%s: %j is refused', async (name, body, status, message) => {
    expect(await post(service(name, '/task'), body)).toMatchObject({
      status,
      body: { message: expect.stringContaining(message) },
    })
  })
})

test('a migration is told where one is configured', async () => {
  const url = service('billing-pg', '/migration')
  expect(await sandbox.call(url)).toMatchObject({ status: 404 })
  const migration = { host: 'db.example', port: 5432, password: 'not-a-real-password' }
  await sandbox.update('billing-pg', { user_config: { migration } })
  const { status, body } = await sandbox.call(url)
  expect(status).toBe(200)
  expect(body).toEqual({
    migration: { method: expect.any(String), status: 'failed', error: expect.any(String) },
  })
})

test.each([
  ['', 100],
  ['?limit=2', 2],
  ['?limit=0', 100],
  ['?limit=two', 100],
  ['?limit=1e300', 1000],
])('events%s: at most %i', async (query, most) => {
  const { status, body } = await sandbox.call(`${PRODUCTION}/events${query}`)
  expect(status).toBe(200)
  const { events } = body as { events: { time: string }[] }
  expect(events.length).toBeLessThanOrEqual(most)
  const times = events.map(({ time }) => time)
  expect(times).toEqual(times.toSorted().toReversed())
})
