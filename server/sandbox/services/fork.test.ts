import { describe, expect, test } from 'vitest'
import { createService } from './create'
import { restore } from './fork'
import { nodeStates, findState } from './states'
import { backupsResponse } from '../backups/view'
import type { ServiceFacts } from '../model'
import { backupFacts, exampleService, START } from '../test/support'
import { listPlans, findTier } from '../service-types/plans'
import { DAY, HOUR, iso, SECOND } from '../time'

const HOME = 'aws-eu-central-1'
const REGION = 'aws-eu-west-1'
const project = {
  name: 'acme',
  defaultCloud: 'aws-eu-north-1',
  tags: {},
  estimatedBalance: '0.00',
  members: {},
}

/** A service with copies in a second region since nine days, changed as a test needs it. */
const example = (changes: Partial<ServiceFacts> = {}) =>
  exampleService({
    name: 'source',
    tags: { team: 'orders', tier: '1' },
    ...changes,
    userConfig: { additional_backup_regions: [REGION], ...changes.userConfig },
    backup: backupFacts({ regions: [{ cloud: REGION, from: START - 9 * DAY }], ...changes.backup }),
  })

/** A request for a fork; `config` are options beside the name of the source. */
const fork = (
  source: ServiceFacts,
  { config = {}, ...changes }: { config?: object; [field: string]: unknown } = {},
) =>
  createService(
    {
      service_name: 'fork',
      service_type: source.type,
      plan: source.plan,
      cloud: HOME,
      user_config: { service_to_fork_from: 'source', ...config },
      ...changes,
    },
    {
      project,
      now: START,
      salt: 'fork',
      find: (inProject, name) =>
        inProject === source.project && name === source.name ? source : undefined,
    },
  )
const option = (name: string, value: string) =>
  `Invalid 'user_config': Invalid input for ${name}: ${value}`
const at = (ms: number) => iso(ms).replace('T', ' ').replace('Z', '')

describe('the cloud selects the backup', () => {
  test.each([
    { cloud: REGION, location: REGION },
    { cloud: HOME, location: HOME },
    { cloud: 'google-europe-west1', location: HOME },
  ])('$cloud → $location', ({ cloud, location }) => {
    const facts = fork(example(), { cloud })
    expect(facts).toMatchObject({
      cloud,
      fork: { project: 'acme', service: 'source', location },
      backup: { home: cloud },
    })
  })

  test('copies in a region that is no longer set are not used', () => {
    const regions = [
      { cloud: REGION, from: START - 9 * DAY, to: START - HOUR },
      { cloud: 'aws-eu-west-2', from: START - HOUR },
    ]
    const source = example({ backup: backupFacts({ regions }) })
    expect(fork(source, { cloud: REGION }).fork?.location).toBe(HOME)
  })

  test('a region without a copy yet is a region like any other', () => {
    const source = example({ backup: backupFacts({ regions: [{ cloud: REGION, from: START }] }) })
    expect(fork(source, { cloud: REGION }).fork?.location).toBe(HOME)
  })

  test('the primary location is where the backups are, not where the service has moved', () => {
    expect(fork(example({ cloud: 'aws-eu-west-2' })).fork?.location).toBe(HOME)
  })
})

describe('the window for point-in-time recovery', () => {
  const pitr = backupsResponse(example(), START).pitr
  const [second] = pitr?.additional_regions ?? []
  const primary = { from: Date.parse(pitr?.primary_region.pitr_range_start ?? ''), to: START }
  const secondary = {
    from: Date.parse(second?.pitr_range_start ?? ''),
    to: Date.parse(second?.pitr_range_end ?? ''),
  }

  test.each([
    ['the start of the primary', HOME, primary.from],
    ['the end of the primary', HOME, primary.to],
    ['the start of the secondary', REGION, secondary.from],
    ['the end of the secondary', REGION, secondary.to],
  ])('holds %s', (_, cloud, moment) => {
    for (const time of [at(moment), iso(moment), iso(moment).replace('Z', '+00:00')]) {
      const facts = fork(example(), { cloud, config: { recovery_target_time: time } })
      expect(facts.fork?.asOf).toBe(moment)
      expect(facts.userConfig.recovery_target_time).toBe(time)
    }
  })

  test.each([
    ['before the primary', HOME, primary.from - SECOND, primary],
    ['after the primary', HOME, primary.to + SECOND, primary],
    ['before the secondary', REGION, secondary.from - SECOND, secondary],
    ['after the secondary', REGION, secondary.to + SECOND, secondary],
  ])('does not hold a second %s', (_, cloud, moment, window) => {
    const span = `${iso(window.from)} to ${iso(window.to)}`
    expect(() => fork(example(), { cloud, config: { recovery_target_time: at(moment) } })).toThrow(
      expect.objectContaining({
        status: 400,
        message: option(
          'recovery_target_time',
          `'${at(moment)}' is outside what '${cloud}' can restore: ${span}`,
        ),
      }),
    )
  })

  test('an offset counts', () => {
    const time = '2026-08-21T09:30:00+02:00'
    const facts = fork(example(), { config: { recovery_target_time: time } })
    expect(facts.fork?.asOf).toBe(Date.UTC(2026, 7, 21, 7, 30))
  })

  test.each(['yesterday', '2026-08-21', '2026-02-30 10:00:00', '2026-08-21 25:00:00'])(
    '%s is no time',
    (time) => {
      expect(() => fork(example(), { config: { recovery_target_time: time } })).toThrow(
        option('recovery_target_time', `'${time}' is not a time such as '2019-01-01 23:34:45'`),
      )
    },
  )

  test('without a time it is the latest there is', () => {
    expect(fork(example()).fork?.asOf).toBe(START)
    expect(fork(example(), { cloud: REGION }).fork?.asOf).toBe(secondary.to)
    const search = example({ type: 'opensearch' })
    const newest = backupsResponse(search, START).backups.at(-1)?.backup_time
    expect(fork(search).fork?.asOf).toBe(Date.parse(newest ?? ''))
  })
})

test('a backup can be named where there is no window', () => {
  const search = example({ type: 'opensearch' })
  const { backups } = backupsResponse(search, START)
  const [oldest] = backups
  const copied = backups.find(({ additional_regions: regions }) => regions.length > 0)
  const config = { recovery_basebackup_name: oldest?.backup_name ?? '' }
  expect(fork(search, { config }).fork?.asOf).toBe(Date.parse(oldest?.backup_time ?? ''))
  expect(() => fork(search, { config, cloud: REGION })).toThrow(
    option(
      'recovery_basebackup_name',
      `'${REGION}' has no backup '${config.recovery_basebackup_name}'`,
    ),
  )
  const inBoth = { recovery_basebackup_name: copied?.backup_name ?? '' }
  expect(fork(search, { config: inBoth, cloud: REGION }).fork?.location).toBe(REGION)
})

describe('refusals', () => {
  const valkey = (persistence: string) =>
    example({ type: 'valkey', userConfig: { valkey_persistence: persistence } })
  const source = (text: string) => option('service_to_fork_from', text)

  test.each<[string, () => ServiceFacts, number, string]>([
    [
      'a source that does not exist',
      () => fork(example(), { config: { service_to_fork_from: 'nothing' } }),
      404,
      'Service nothing does not exist',
    ],
    [
      'a source that is in another project',
      () => fork(example(), { config: { project_to_fork_from: 'other' } }),
      404,
      'Service source does not exist',
    ],
    [
      'a source of another type',
      () => fork(example(), { service_type: 'mysql' }),
      400,
      source("service 'source' is of type 'pg', not 'mysql'"),
    ],
    [
      'a source without backups',
      () => fork(example({ createdAt: START - 50 * SECOND })),
      400,
      source(`service 'source' has no backup in '${HOME}'`),
    ],
    [
      'a source on a plan without forks',
      () => fork(example({ plan: 'hobbyist' }), { plan: 'startup-4' }),
      400,
      source("service 'source' cannot be forked on plan 'hobbyist'"),
    ],
    [
      'a source without persistence',
      () => fork(valkey('off')),
      400,
      source("service 'source' makes no backups while valkey_persistence is 'off'"),
    ],
    [
      'fewer nodes, of ClickHouse',
      () =>
        fork(example({ type: 'clickhouse', plan: 'business-16', nodes: { first: 1, count: 3 } }), {
          plan: 'startup-16',
        }),
      400,
      "Plan 'startup-16' has fewer nodes than service 'source', which has 3",
    ],
    [
      'a time, of a type without point-in-time recovery',
      () => fork(valkey('rdb'), { config: { recovery_target_time: at(START) } }),
      400,
      "Invalid 'user_config': Invalid input: Additional properties are not allowed ('recovery_target_time' was unexpected)",
    ],
    [
      'a type that cannot be forked',
      () => fork(example({ type: 'kafka' })),
      400,
      "Invalid 'user_config': Invalid input: Additional properties are not allowed ('service_to_fork_from' was unexpected)",
    ],
  ])('%s', (_, refused, status, message) => {
    expect(refused).toThrow(expect.objectContaining({ status, message }))
  })
})

describe('small plans', () => {
  const CANNOT_BE_FORKED = /'source' cannot be forked on plan/
  const CANNOT_BE_A_FORK = /Plan '.*' cannot be used for a fork/

  test.each([
    // Aiven docs: of a free plan of PostgreSQL it is the fork that is not possible.
    { type: 'pg', from: 'free-1-5gb', to: 'startup-4', refused: undefined },
    { type: 'pg', from: 'startup-4', to: 'free-1-5gb', refused: CANNOT_BE_A_FORK },
    { type: 'pg', from: 'developer-1', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'pg', from: 'hobbyist', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'pg', from: 'startup-4', to: 'hobbyist', refused: undefined },
    { type: 'mysql', from: 'free-1-5gb', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'mysql', from: 'developer-1', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'mysql', from: 'hobbyist', to: 'startup-4', refused: undefined },
    { type: 'opensearch', from: 'developer-1', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'valkey', from: 'free-1', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'valkey', from: 'developer-1', to: 'startup-4', refused: CANNOT_BE_FORKED },
    { type: 'valkey', from: 'startup-4', to: 'startup-4', refused: undefined },
  ])('$type from $from to $to', ({ type, from, to, refused }) => {
    const [known] = listPlans(type)
    if (!known) throw new Error(`no plans of ${type}`)
    // The sandbox offers no free and developer plans: Aiven has them, and the rule is the same.
    const plan = { ...known, name: to, tier: findTier(to) }
    const attempt = () =>
      restore(example({ type, plan: from }), { cloud: HOME, plan, config: {}, now: START })
    if (refused) expect(attempt).toThrow(refused)
    else expect(attempt().fork.service).toBe('source')
  })
})

describe('a fork inherits', () => {
  const config = { pg_version: '16', work_mem: 8, pg: { jit: false, max_connections: 300 } }

  test('the configuration, unless the request says otherwise, and nothing else', () => {
    const source = example({ userConfig: config, terminationProtection: true, diskSpaceMb: 204800 })
    const facts = fork(source, { config: { work_mem: 16, pg: { jit: true } } })
    expect(facts.userConfig).toMatchObject({
      pg_version: '16',
      work_mem: 16,
      pg: { jit: true, max_connections: 300 },
      service_to_fork_from: 'source',
    })
    expect(facts).toMatchObject({ terminationProtection: false, tags: {} })
    expect(facts).not.toHaveProperty('diskSpaceMb')
    expect(facts.salt).not.toBe(source.salt)
  })

  test('tags when asked to; those of the request win', () => {
    const asked = fork(example(), { copy_tags: true, tags: { tier: '2' } })
    expect(asked.tags).toEqual({ team: 'orders', tier: '2' })
  })

  test.each([
    { cloud: HOME, region: REGION },
    { cloud: REGION, region: undefined },
    { cloud: 'google-europe-west1', region: undefined },
  ])('the additional backup region where it can: in $cloud', ({ cloud, region }) => {
    const facts = fork(example(), { cloud })
    expect(facts.userConfig.additional_backup_regions).toEqual(region && [region])
    expect(facts.backup.regions.map((span) => span.cloud)).toEqual(region ? [region] : [])
  })

  test('no single sign-on, of OpenSearch', () => {
    const source = example({ type: 'opensearch', userConfig: { jwt: { enabled: false } } })
    expect(fork(source).userConfig).not.toHaveProperty('jwt')
  })

  test('its size at that moment', () => {
    const source = example({ data: { bytes: 1e9, bytesPerDay: 1e9 } })
    const past = fork(source, { config: { recovery_target_time: at(START - 5 * DAY) } })
    expect(fork(source).data.bytes - past.data.bytes).toBe(5e9)
  })

  test('not the source of its source', () => {
    const source = example({
      userConfig: { service_to_fork_from: 'first', recovery_target_time: at(START - 80 * DAY) },
    })
    const facts = fork(source)
    expect(facts.userConfig.service_to_fork_from).toBe('source')
    expect(facts.userConfig).not.toHaveProperty('recovery_target_time')
  })
})

test('the former name of the option still works', () => {
  const facts = fork(example(), { user_config: { pg_service_to_fork_from: 'source' } })
  expect(facts.fork?.service).toBe('source')
})

test.each([
  { recovery_target_time: '2020-01-01 00:00:00' },
  { service_to_fork_from: '', project_to_fork_from: 'acme' },
  { service_to_fork_from: null },
])('without a source there is nothing to restore: %j', (config) => {
  const facts = fork(example(), { user_config: config })
  expect(facts).not.toHaveProperty('fork')
  expect(facts.data.bytes).toBeLessThan(example().data.bytes)
})

test('a fork starts with one node; the others appear when its first backup is made', () => {
  const facts = fork(example(), { cloud: REGION })
  const restored = facts.fork?.restoredAt ?? 0
  const nodes = (now: number) => nodeStates(facts, now).map(({ role, state }) => `${role} ${state}`)
  const copying = nodeStates(facts, START + (restored - START) * 0.5)
  expect(copying).toMatchObject([
    { state: 'syncing_data', progress_updates: [{ phase: 'prepare', completed: true }, {}] },
  ])
  expect(nodes(restored)).toEqual(['master running'])
  const backups = (now: number) => backupsResponse(facts, now).backups
  expect(backups(restored + 19 * SECOND)).toEqual([])
  expect(backups(restored + 20 * SECOND)).toMatchObject([{ storage_location: REGION }])
  expect(nodes(restored + 21 * SECOND)).toEqual(['master running', 'standby setting_up_vm'])
  expect(findState(facts, restored + 49 * SECOND)).toBe('REBUILDING')
  expect(findState(facts, restored + 50 * SECOND)).toBe('RUNNING')
  expect(nodes(restored + 50 * SECOND)).toEqual(['master running', 'standby running'])
})
