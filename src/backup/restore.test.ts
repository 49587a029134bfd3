import { describe, expect, it } from 'vitest'
import type { BackupReport } from '~/api/backups'
import { userConfigSchema } from '../../server/sandbox/service-types/schema'
import { backupAt, hoursAgo, REGION } from '~/test/backups'
import { UP_TO_NOW } from './location'
import { exampleService } from '~/test/services'
import {
  forkOptions,
  forkRefusal,
  recoveryTime,
  restoreSources,
  restoreWays,
  suggestName,
  type Location,
} from './restore'
import { SERVICE_NAME } from './names'

const withRegion = exampleService({ user_config: { additional_backup_regions: [REGION] } })
const old = backupAt(hoursAgo(50))
const copied = backupAt(hoursAgo(26), REGION)
const newest = backupAt(hoursAgo(2), REGION)

function report(changes: Partial<BackupReport> = {}): BackupReport {
  return {
    backups: [old, newest, copied],
    pitr: {
      primary_region: { pitr_range_start: '2026-08-19T08:00:00.250Z', pitr_range_end: null },
      additional_regions: [
        {
          cloud: REGION,
          pitr_range_start: '2026-08-20T08:00:00Z',
          pitr_range_end: '2026-08-21T09:55:00.750Z',
        },
      ],
    },
    ...changes,
  }
}

describe('the sources', () => {
  it('are the primary backups, up to now, and the copies with their own window', () => {
    const { primary, secondary } = restoreSources(withRegion, report())
    expect(primary).toEqual({
      location: 'primary',
      cloud: 'aws-eu-central-1',
      backups: [newest, copied, old],
      // Whole seconds inside of what is given.
      window: { from: Date.parse('2026-08-19T08:00:01Z'), to: UP_TO_NOW },
    })
    expect(secondary).toEqual({
      location: 'secondary',
      cloud: REGION,
      backups: [newest, copied],
      window: {
        from: Date.parse('2026-08-20T08:00:00Z'),
        to: Date.parse('2026-08-21T09:55:00Z'),
      },
    })
  })

  it.each<[string, Location, Parameters<typeof restoreSources>, RegExp]>([
    ['no backup', 'primary', [withRegion, { backups: [] }], /no backup/],
    ['no backup in the service', 'primary', [exampleService(), undefined], /no backup/],
    ['no region', 'secondary', [exampleService(), report()], /No secondary backup location is set/],
    [
      'copies in a region that is not the one set',
      'secondary',
      [exampleService({ user_config: { additional_backup_regions: [] } }), report()],
      /No secondary backup location is set/,
    ],
    ['no copy', 'secondary', [withRegion, report({ backups: [old] })], /No copy has been seen/],
  ])('%s: the %s location says why', (_, location, input, words) => {
    expect(restoreSources(...input)[location].refusal).toMatch(words)
  })

  it('keep what is there usable while the copying is paused', () => {
    const paused = backupAt(hoursAgo(30), { cloud: REGION, paused: true, pause_reason: 'Works' })
    const { secondary } = restoreSources(withRegion, report({ backups: [paused] }))
    expect(secondary.refusal).toBeUndefined()
    expect(secondary.paused).toEqual({ reason: 'Works' })
  })

  it('have no window where the report may not be read', () => {
    const { primary, secondary } = restoreSources({ ...withRegion, backups: [newest] }, undefined)
    expect(primary).toMatchObject({ backups: [newest], window: undefined })
    expect(secondary).toMatchObject({ backups: [newest], window: undefined })
  })

  it.each([
    ['a start of null', { pitr_range_start: null, pitr_range_end: null }],
    ['a time that is none', { pitr_range_start: 'soon', pitr_range_end: null }],
    ['an end that is none', { pitr_range_start: hoursAgo(9), pitr_range_end: 'later' }],
  ])('have no window with %s', (_, range) => {
    const { primary } = restoreSources(withRegion, report({ pitr: { primary_region: range } }))
    expect(primary.window).toBeUndefined()
  })

  it('have no window of copies without an end: only of the primary does it mean now', () => {
    const region = { cloud: REGION, pitr_range_start: hoursAgo(9), pitr_range_end: null }
    const { secondary } = restoreSources(
      withRegion,
      report({ pitr: { additional_regions: [region] } }),
    )
    expect(secondary.window).toBeUndefined()
  })
})

describe('a type', () => {
  const types = [
    'pg',
    'mysql',
    'opensearch',
    'valkey',
    'grafana',
    'clickhouse',
    'dragonfly',
    'kafka',
  ]
  it.each(types)('%s is restored as its schema says, and as known before that is read', (type) => {
    const fromSchema = restoreWays(type, { ...userConfigSchema(type) })
    expect(fromSchema).toEqual({
      fork: type !== 'kafka',
      pointInTime: ['pg', 'mysql'].includes(type),
      namedBackup: !['pg', 'mysql', 'kafka'].includes(type),
    })
    expect(restoreWays(type)).toEqual(fromSchema)
  })

  it.each([
    ['pg', 'hobbyist', {}, /plan hobbyist cannot be forked/],
    ['pg', 'free-1-5gb', {}, undefined],
    ['opensearch', 'developer-4', {}, /plan developer-4/],
    ['mysql', 'hobbyist', {}, undefined],
    ['pg', 'startup-4', {}, undefined],
    ['valkey', 'startup-4', { valkey_persistence: 'off' }, /Persistence is off/],
    ['valkey', 'startup-4', { valkey_persistence: 'rdb' }, undefined],
    ['kafka', 'business-4', {}, /no forks of services of this type/],
  ])('%s on %s with %j', (service_type, plan, user_config, words) => {
    const refusal = forkRefusal({ service_type, plan, user_config }, restoreWays(service_type))
    if (words === undefined) expect(refusal).toBeUndefined()
    else expect(refusal).toMatch(words)
  })
})

describe('the options of a fork', () => {
  const source = { project: 'acme', service: 'orders-pg' }
  it.each([
    ['latest', { kind: 'latest' as const }, {}],
    [
      'a moment',
      { kind: 'time' as const, target: Date.parse('2026-08-21T09:30:00Z') },
      { recovery_target_time: '2026-08-21T09:30:00+00:00' },
    ],
    [
      'a backup',
      { kind: 'backup' as const, name: 'backup-1' },
      { recovery_basebackup_name: 'backup-1' },
    ],
  ])('%s', (_, version, options) => {
    expect(forkOptions(source, 'acme', version)).toEqual({
      service_to_fork_from: 'orders-pg',
      ...options,
    })
  })

  it('name the project only where it is another one', () => {
    expect(forkOptions(source, 'other', { kind: 'latest' })).toEqual({
      service_to_fork_from: 'orders-pg',
      project_to_fork_from: 'acme',
    })
  })

  it('never hold parts of a second', () => {
    expect(recoveryTime(Date.parse('2026-08-21T09:30:00.999Z'))).toBe('2026-08-21T09:30:00+00:00')
  })
})

describe('the suggested name', () => {
  const long = 'a'.repeat(64)
  it.each<[string, string[], string]>([
    ['orders-pg', [], 'orders-pg-fork'],
    ['orders-pg', ['orders-pg-fork'], 'orders-pg-fork-2'],
    ['orders-pg', ['orders-pg-fork', 'orders-pg-fork-2'], 'orders-pg-fork-3'],
    [long, [], `${'a'.repeat(59)}-fork`],
    [long, [`${'a'.repeat(59)}-fork`], `${'a'.repeat(57)}-fork-2`],
  ])('for %s beside %j', (source, taken, name) => {
    expect(suggestName(source, new Set(taken))).toBe(name)
    expect(name).toMatch(SERVICE_NAME)
  })
})
