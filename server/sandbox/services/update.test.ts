import { describe, expect, test } from 'vitest'
import { exampleService, START } from '../test/support'
import { DAY, MINUTE } from '../time'
import { nodeStates, findState } from './states'
import { updateService } from './update'
import { NO_SECRETS, serviceView } from './view'
import { backupsResponse } from '../backups/view'

const KEY = '6f1d8a52-2b2f-4f39-9d3c-4f6a2d2e7c11'

describe('states after an update', () => {
  test.each([
    { body: {}, state: 'RUNNING' },
    { body: { plan: 'business-4', user_config: {} }, state: 'RUNNING' },
    { body: { user_config: { additional_backup_regions: ['aws-eu-west-1'] } }, state: 'RUNNING' },
    { body: { user_config: { backup_hour: 5 } }, state: 'RUNNING' },
    { body: { powered: true }, state: 'RUNNING' },
    { body: { plan: 'premium-8' }, state: 'REBUILDING', nodes: 3 },
    { body: { cloud: 'aws-eu-west-2' }, state: 'REBALANCING', nodes: 2 },
    { body: { plan: 'premium-8', cloud: 'aws-eu-west-2' }, state: 'REBALANCING', nodes: 3 },
    { body: { user_config: { pg_version: '18' } }, state: 'REBUILDING', nodes: 2 },
    { body: { cmk_id: KEY }, state: 'REBALANCING', nodes: 2 },
    { body: { cmk_id: '00000000-0000-0000-0000-000000000000' }, state: 'RUNNING' },
  ])('$body → $state', ({ body, state, nodes = 2 }) => {
    const next = updateService(exampleService({ updatedAt: START }), body, START)
    expect(findState(next, START)).toBe(state)
    expect(findState(next, START + 2 * MINUTE)).toBe('RUNNING')
    expect(nodeStates(next, START + 2 * MINUTE)).toHaveLength(nodes)
    expect(next.updatedAt).toBeGreaterThan(START)
  })

  test('power off keeps the newest backups, power on rebuilds', () => {
    const off = updateService(exampleService(), { powered: false }, START)
    expect(findState(off, START + 40 * DAY)).toBe('POWEROFF')
    expect(nodeStates(off, START)).toEqual([])
    const on = updateService(off, { powered: true }, START + 40 * DAY)
    expect(findState(on, START + 40 * DAY)).toBe('REBUILDING')
    expect(findState(on, START + 40 * DAY + 2 * MINUTE)).toBe('RUNNING')
  })
})

test('the old nodes serve until the new ones can, also when plan and cloud change at once', () => {
  const next = updateService(
    exampleService(),
    { plan: 'premium-8', cloud: 'google-europe-west1' },
    START,
  )
  const names = nodeStates(next, START).map(({ name, availability_zone: zone }) => [name, zone])
  expect(names).toEqual([
    ['example-pg-1', 'eu-central-1a'],
    ['example-pg-2', 'eu-central-1b'],
    ['example-pg-3', 'europe-west1-a'],
    ['example-pg-4', 'europe-west1-b'],
    ['example-pg-5', 'europe-west1-c'],
  ])
})

test('a change in the midst of a rebuild leaves the serving nodes where they are', () => {
  const first = updateService(exampleService(), { plan: 'business-8' }, START)
  const second = updateService(first, { plan: 'premium-8' }, START + MINUTE / 2)
  const states = nodeStates(second, START + MINUTE / 2).map(({ name, state }) => [name, state])
  expect(states).toEqual([
    ['example-pg-1', 'running'],
    ['example-pg-2', 'running'],
    ['example-pg-5', 'setting_up_vm'],
    ['example-pg-6', 'setting_up_vm'],
    ['example-pg-7', 'setting_up_vm'],
  ])
})

test.each([
  { type: 'valkey', more: 1 },
  { type: 'dragonfly', more: 1 },
  { type: 'clickhouse', plan: 'business-16', more: 1 },
  { type: 'pg', more: 0 },
])('$type makes $more backups before the power goes off', ({ type, plan = 'business-4', more }) => {
  const facts = exampleService({ type, plan })
  const off = updateService(facts, { powered: false }, START)
  const count = (service: typeof facts) => backupsResponse(service, START).backups.length
  expect(count(off) - count(facts)).toBe(more)
})

test('a customer managed key is told until it is removed', () => {
  const set = updateService(exampleService(), { cmk_id: KEY }, START)
  expect(serviceView(set, START, NO_SECRETS)).toMatchObject({ cmk_id: KEY })
  const removed = updateService(set, { cmk_id: '00000000-0000-0000-0000-000000000000' }, START)
  expect(serviceView(removed, START, NO_SECRETS)).not.toHaveProperty('cmk_id')
})

test('the whole body that Terraform sends powers the service on and changes nothing else', () => {
  const before = exampleService({ off: [{ from: START - DAY }] })
  const body = {
    cloud: before.cloud,
    plan: before.plan,
    maintenance: before.maintenance,
    project_vpc_id: null,
    powered: true,
    termination_protection: false,
    disk_space_mb: 163840,
    user_config: {},
    tech_emails: [{ email: 'ops@acme.example' }],
  }
  const next = updateService(before, body, START)
  expect(findState(next, START)).toBe('REBUILDING')
  expect(next).toMatchObject({
    plan: before.plan,
    cloud: before.cloud,
    userConfig: before.userConfig,
    techEmails: ['ops@acme.example'],
  })
  expect(findState(updateService(next, body, START + DAY), START + DAY)).toBe('RUNNING')
})

test('a rebuild goes through its phases with one primary at any time', () => {
  const facts = updateService(exampleService(), { plan: 'business-8' }, START)
  const seconds = facts.work?.seconds ?? 0
  const at = (share: number) => nodeStates(facts, START + share * seconds * 1000)
  const summary = (share: number) =>
    at(share).map((node) => `${node.name} ${node.role} ${node.state}`)
  expect(summary(0.1)).toEqual([
    'example-pg-1 master running',
    'example-pg-2 standby running',
    'example-pg-3 standby setting_up_vm',
    'example-pg-4 standby setting_up_vm',
  ])
  expect(at(0.5)[2]).toMatchObject({
    state: 'syncing_data',
    progress_updates: [
      { phase: 'prepare', completed: true, current: null, max: null },
      { phase: 'basebackup', completed: false, min: 0, unit: 'bytes_compressed' },
    ],
  })
  expect(summary(0.95)).toEqual([
    'example-pg-1 standby leaving',
    'example-pg-2 standby leaving',
    'example-pg-3 master running',
    'example-pg-4 standby running',
  ])
  expect(summary(1)).toHaveLength(2)
})

describe('refusals', () => {
  const text = (name: string, value: string) => `Invalid input for ${name}: ${value}`
  test.each([
    [[], "Invalid input: [] is not of type 'object'"],
    [{ powered: 'yes' }, text('powered', "'yes' is not of type 'boolean'")],
    [{ user_config: [] }, text('user_config', "[] is not of type 'object'")],
    [{ user_config: null }, text('user_config', "None is not of type 'object'")],
    [{ plan: 'business-5' }, "Invalid plan 'business-5' for service type 'pg'"],
    [{ cloud: 'aws-atlantis-1' }, text('cloud', "unknown cloud 'aws-atlantis-1'")],
    [{ cloud: 'azure-uae-north' }, "Cannot use 'azure-uae-north' for the authorized tenant"],
    [
      { maintenance: { time: '3:00' } },
      text(
        'maintenance.time',
        "'3:00' does not match '^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$'",
      ),
    ],
    [{ tech_emails: [{ email: 'nobody' }] }, expect.stringContaining('tech_emails')],
    [{ disk_space_mb: 1 }, text('disk_space_mb', '1 is less than the minimum of 81920')],
  ])('%j', (body, message) => {
    expect(() => updateService(exampleService(), body, START)).toThrow(
      expect.objectContaining({ status: 400, message }),
    )
  })

  test('a network that does not exist', () => {
    expect(() => updateService(exampleService(), { project_vpc_id: KEY }, START)).toThrow(
      expect.objectContaining({ status: 404, message: 'Project VPC does not exist' }),
    )
  })

  test('powering off a protected service, unless the protection goes with it', () => {
    const facts = exampleService({ terminationProtection: true })
    expect(() => updateService(facts, { powered: false }, START)).toThrow(
      expect.objectContaining({ status: 403 }),
    )
    const both = { powered: false, termination_protection: false }
    expect(findState(updateService(facts, both, START), START)).toBe('POWEROFF')
  })
})

test('unknown fields are ignored, the window is merged', () => {
  const next = updateService(
    exampleService(),
    { karapace: true, group_name: 'x', maintenance: { dow: 'monday', updates: [] } },
    START,
  )
  expect(next.maintenance).toEqual({ dow: 'monday', time: '03:00:00' })
  expect(next).not.toHaveProperty('karapace')
})

test.each([
  {
    name: 'a larger plan',
    service: { cloud: 'do-fra', plan: 'business-8' },
    body: { plan: 'premium-64' },
  },
  { name: 'a move', service: { plan: 'premium-64' }, body: { cloud: 'do-fra' } },
])('$name is refused where the plan is not offered', ({ service, body }) => {
  expect(() => updateService(exampleService(service), body, START)).toThrow(
    expect.objectContaining({
      status: 400,
      message: "Plan 'premium-64' is not available in cloud 'do-fra'",
    }),
  )
})
