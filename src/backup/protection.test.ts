import { describe, expect, it } from 'vitest'
import type { Backup, BackupReport } from '~/api/backups'
import { backupAt, hoursAgo, NOW, REGION, makeReport } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { exampleService } from '~/test/services'
import { UP_TO_NOW } from './location'
import { PROTECTION_STATES, judgeServiceProtection, type Lookup } from './protection'

const HOME = 'aws-eu-central-1'
const ELSEWHERE = 'aws-eu-north-1'
const on = { additional_backup_regions: [REGION] }
const ms = (hours: number) => NOW - hours * 3_600_000

function service(
  type: string,
  userConfig: Record<string, unknown>,
  backups?: Backup[],
  changes: Parameters<typeof exampleService>[0] = {},
) {
  return exampleService({ service_type: type, user_config: userConfig, backups, ...changes })
}

/** One whose objective somebody has set. */
const tagged = (tag: string, backups: Backup[], changes = {}) =>
  service('pg', on, backups, { tags: { offsite_rpo: tag }, ...changes })

describe.each<[string, Record<string, unknown>]>([
  ['with a region', on],
  ['with the region in which it runs', { additional_backup_regions: [HOME] }],
  ['without a region: its primary backups may be elsewhere', {}],
])('a list of backups that is missing, %s', (_, user_config) => {
  it.each(['read', 'forbidden', 'failed'] as const)(
    'is unknown once the report was asked for: %s',
    (lookup) => {
      const made = exampleService({ user_config, backups: null })
      const report = lookup === 'read' ? { report: {} } : { lookup }
      expect(judgeServiceProtection(made, NOW, report)).toMatchObject({
        state: 'unknown',
        cause: 'backups-not-reported',
        undecided: false,
      })
    },
  )
})

describe('regions in one place under two names', () => {
  const [here, alsoHere, away] = ['upcloud-fi-hel1', 'upcloud-fi-hel2', 'upcloud-de-fra']
  const judged = (region: string, primary: string) =>
    judgeServiceProtection(
      service(
        'pg',
        { additional_backup_regions: [region] },
        [{ ...backupAt(hoursAgo(1), region), storage_location: primary }],
        { cloud_name: here },
      ),
      NOW,
      { clouds: CLOUDS },
    )

  it('protect nothing by a copy in the other', () => {
    expect(judged(alsoHere, here)).toMatchObject({
      state: 'not-protected',
      cause: 'copies-where-it-runs',
    })
  })

  it('protect nothing by primary backups in the other', () => {
    expect(judged(here, alsoHere).state).toBe('not-protected')
  })

  it('leave what is elsewhere', () => {
    expect(judged(away, alsoHere)).toMatchObject({
      state: 'protected',
      survivor: { kind: 'secondary', cloud: away },
    })
    expect(judged(alsoHere, away)).toMatchObject({
      state: 'protected',
      survivor: { kind: 'primary', cloud: away },
    })
  })
})

describe('the state of a secondary backup', () => {
  it.each<[string, string, ReturnType<typeof service>]>([
    ['not-protected', 'no region', service('pg', {}, [backupAt(hoursAgo(1))])],
    ['not-protected', 'no region and no backup yet', service('pg', {}, [])],
    ['not-protected', 'an emptied list', service('mysql', { additional_backup_regions: [] }, [])],
    ['not-protected', 'null', service('opensearch', { additional_backup_regions: null }, [])],
    ['checking', 'no region and no list of backups', service('pg', {})],
    [
      'checking',
      'a region where it runs and no list of backups',
      service('pg', { additional_backup_regions: [HOME] }),
    ],
    [
      'not-protected',
      'copies left over from a region that was set before',
      service('pg', {}, [backupAt(hoursAgo(1), REGION)]),
    ],
    [
      'paused',
      'the newest copy says so, however fresh it is',
      service('pg', on, [backupAt(hoursAgo(1), { cloud: REGION, paused: true })]),
    ],
    [
      'protected',
      'only an older copy says that it was paused',
      service('pg', on, [
        backupAt(hoursAgo(30), { cloud: REGION, paused: true }),
        backupAt(hoursAgo(6), { cloud: REGION, paused: false }),
      ]),
    ],
    ['behind', 'a copy over 26 h old', service('pg', on, [backupAt(hoursAgo(26.1), REGION)])],
    ['protected', 'a copy just 26 h old', service('pg', on, [backupAt(hoursAgo(26), REGION)])],
    ['behind', 'hourly backups, 4 h', service('opensearch', on, [backupAt(hoursAgo(4), REGION)])],
    [
      'protected',
      'a fresh copy in the middle of an unsorted list',
      service('mysql', on, [
        backupAt(hoursAgo(50), REGION),
        backupAt(hoursAgo(2), REGION),
        backupAt(hoursAgo(74)),
      ]),
    ],
    ['checking', 'no list of backups', service('pg', on)],
    ['waiting', 'no copy of any backup', service('pg', on, [backupAt(hoursAgo(1))])],
    [
      'waiting',
      'a copy, but in another region',
      service('pg', on, [backupAt(hoursAgo(1), ELSEWHERE)]),
    ],
    ['unknown', 'a copy without a time', service('pg', on, [backupAt('yesterday', REGION)])],
    ['not-supported', 'a type without the option', service('dragonfly', {})],
    ['not-supported', 'a deprecated option that is set', service('kafka', on)],
    [
      'protected',
      'a copy that Aiven reports of a type it does not support',
      service('clickhouse', on, [backupAt(hoursAgo(3), REGION)]),
    ],
    ['not-supported', 'a type in doubt, nothing set', service('valkey', {})],
    ['waiting', 'a type in doubt, a region set', service('grafana', on, [])],
    [
      'protected',
      'a type in doubt, a copy seen',
      service('valkey', on, [backupAt(hoursAgo(13), REGION)]),
    ],
    ['unknown', 'a type that is new to us', service('brandnew', {})],
    ['unknown', 'a type that is new to us, a region set', service('brandnew', on)],
    [
      'unknown',
      'a type that is new to us, a copy seen: whether it can be restored is unknown',
      service('brandnew', on, [backupAt(hoursAgo(3), REGION)]),
    ],
    [
      'not-supported',
      'a copy of a type that Aiven makes no forks of',
      service('kafka', on, [backupAt(hoursAgo(3), REGION)]),
    ],
    [
      'not-protected',
      'a plan that cannot be forked: its copies are of no use',
      service('pg', on, [backupAt(hoursAgo(1), REGION)], { plan: 'hobbyist' }),
    ],
  ])('is %s: %s', (state, _, reported) => {
    expect(judgeServiceProtection(reported, NOW).state).toBe(state)
  })

  it('goes from worst to best', () => {
    expect(PROTECTION_STATES).toEqual([
      'not-protected',
      'paused',
      'behind',
      'unknown',
      'checking',
      'waiting',
      'protected',
      'not-supported',
    ])
  })
})

describe('what survives the loss of the region in which the service runs', () => {
  const moved = (cloud: string, config: object, copies: string[] = []) =>
    service('pg', { ...config }, [backupAt(hoursAgo(3), ...copies)], { cloud_name: cloud })

  it.each<[string, ReturnType<typeof service>, object]>([
    [
      'the copy elsewhere',
      service('pg', on, [backupAt(hoursAgo(3), REGION)]),
      { state: 'protected', survivor: { kind: 'secondary', cloud: REGION } },
    ],
    [
      'nothing: the copies are where the service runs, as the primary backups are',
      service('pg', { additional_backup_regions: [HOME] }, [backupAt(hoursAgo(3), HOME)]),
      { state: 'not-protected', cause: 'copies-where-it-runs' },
    ],
    [
      'only the primary backups: the service was moved to its copies',
      moved(REGION, on, [REGION]),
      { state: 'protected', survivor: { kind: 'primary', cloud: HOME } },
    ],
    [
      'only the primary backups: the service was moved, and no region is set',
      moved('google-europe-west3', {}),
      { state: 'protected', survivor: { kind: 'primary', cloud: HOME } },
    ],
    [
      'both, of which the newer counts',
      service('pg', on, [backupAt(hoursAgo(3)), backupAt(hoursAgo(30), REGION)], {
        cloud_name: ELSEWHERE,
      }),
      { state: 'protected', survivor: { kind: 'primary', cloud: HOME }, age: 3 * 3600 },
    ],
    [
      'the primary backups, too old',
      service('pg', {}, [backupAt(hoursAgo(60))], { cloud_name: ELSEWHERE }),
      { state: 'behind', survivor: { kind: 'primary' } },
    ],
    [
      'nothing known: no backup says where it is',
      service('pg', {}, [{ ...backupAt(hoursAgo(3)), storage_location: null }], {
        cloud_name: ELSEWHERE,
      }),
      { state: 'not-protected', cause: 'no-region' },
    ],
  ])('is %s', (_, reported, expected) => {
    expect(judgeServiceProtection(reported, NOW)).toMatchObject(expected)
  })
})

describe('an assumed objective', () => {
  it('is held against the newest backup, with or without the report', () => {
    const backups = [backupAt(hoursAgo(13), REGION), backupAt(hoursAgo(37), REGION)]
    const reported = service('pg', on, backups)
    expect(judgeServiceProtection(reported, NOW)).toEqual({
      state: 'protected',
      undecided: false,
      region: REGION,
      measured: 'backup',
      survivor: {
        kind: 'secondary',
        cloud: REGION,
        point: { at: ms(13), known: 'not-older-than' },
      },
      age: 13 * 3600,
      ratio: 0.5,
      objective: { seconds: 26 * 3600, source: 'assumed' },
      former: [],
    })
    const report = makeReport(backups, hoursAgo(0.1))
    expect(judgeServiceProtection(reported, NOW, { report })).toMatchObject({
      state: 'protected',
      age: 13 * 3600,
      ratio: 0.5,
      survivor: { point: { at: ms(0.1), known: 'exact' } },
    })
  })

  it.each<Lookup>(['not-read', 'loading', 'forbidden', 'failed'])(
    'is decided by the list alone (%s)',
    (lookup) => {
      const overdue = service('pg', on, [backupAt(hoursAgo(30), REGION)])
      expect(judgeServiceProtection(overdue, NOW, { lookup }).state).toBe('behind')
    },
  )

  it('is the same with a report that shows log files going on', () => {
    const overdue = service('pg', on, [backupAt(hoursAgo(30), REGION)])
    const report = makeReport([backupAt(hoursAgo(30), REGION)], hoursAgo(0.1))
    expect(judgeServiceProtection(overdue, NOW, { report })).toMatchObject({
      state: 'behind',
      age: 30 * 3600,
    })
  })
})

describe('an objective that is set', () => {
  const copied = [backupAt(hoursAgo(6), REGION)]

  it.each<[string, string, object]>([
    ['6h', 'protected', { ratio: 1 }],
    ['12h', 'protected', { ratio: 0.5 }],
    ['5h', 'checking', { ratio: 1.2 }],
  ])('of %s is %s by the list: log files may reach further', (tag, state, seen) => {
    expect(judgeServiceProtection(tagged(tag, copied), NOW)).toMatchObject({
      state,
      ...seen,
      measured: 'recovery-point',
      objective: { source: 'tag' },
    })
  })

  it.each<[Lookup, string, string | undefined]>([
    ['not-read', 'checking', undefined],
    ['loading', 'checking', undefined],
    ['forbidden', 'unknown', 'window-forbidden'],
    ['failed', 'unknown', 'window-failed'],
  ])('that the list does not decide, while the report is %s: %s', (lookup, state, cause) => {
    expect(judgeServiceProtection(tagged('1h', copied), NOW, { lookup })).toMatchObject({
      state,
      ...(cause === undefined ? {} : { cause }),
    })
    expect(judgeServiceProtection(tagged('12h', copied), NOW, { lookup }).state).toBe('protected')
  })

  it.each<[string, BackupReport]>([
    ['protected', makeReport(copied, hoursAgo(0.1))],
    ['behind', makeReport(copied, hoursAgo(3))],
    ['behind', makeReport(copied)],
  ])('of 1h is %s by the report', (state, report) => {
    expect(judgeServiceProtection(tagged('1h', copied), NOW, { report }).state).toBe(state)
  })

  it('is decided by the list for a type without log files', () => {
    const search = service('opensearch', on, copied, { tags: { offsite_rpo: '1h' } })
    expect(judgeServiceProtection(search, NOW).state).toBe('behind')
  })

  it('is within where the primary backups elsewhere reach up to now', () => {
    const moved = tagged('1h', [backupAt(hoursAgo(6))], {
      cloud_name: ELSEWHERE,
      user_config: {},
    })
    expect(judgeServiceProtection(moved, NOW).state).toBe('checking')
    const report = {
      backups: [backupAt(hoursAgo(6))],
      pitr: { primary_region: { pitr_range_start: hoursAgo(99), pitr_range_end: null } },
    }
    expect(judgeServiceProtection(moved, NOW, { report })).toMatchObject({
      state: 'protected',
      age: 0,
      survivor: { kind: 'primary', point: { at: UP_TO_NOW, known: 'exact' } },
    })
  })
})

describe('a time in the future', () => {
  it('is not called protected: the clocks disagree', () => {
    const reported = service('pg', on, [backupAt(hoursAgo(-1), REGION)])
    expect(judgeServiceProtection(reported, NOW)).toMatchObject({
      state: 'unknown',
      cause: 'clocks-disagree',
    })
  })

  it('of a minute is what clocks differ by', () => {
    const reported = service('pg', on, [backupAt(hoursAgo(-1 / 60), REGION)])
    expect(judgeServiceProtection(reported, NOW)).toMatchObject({ state: 'protected', age: 0 })
  })
})

describe('what was seen', () => {
  it('is told of a pause in Aiven’s words', () => {
    const copy = { cloud: REGION, paused: true, pause_reason: 'Object storage maintenance' }
    expect(
      judgeServiceProtection(service('pg', on, [backupAt(hoursAgo(30), copy)]), NOW),
    ).toMatchObject({
      state: 'paused',
      pauseReason: 'Object storage maintenance',
      region: REGION,
      age: 30 * 3600,
    })
  })

  it.each([undefined, null, ''])('has no reason where Aiven gives none (%j)', (reason) => {
    const copy = { cloud: REGION, paused: true, pause_reason: reason }
    const paused = judgeServiceProtection(service('pg', on, [backupAt(hoursAgo(30), copy)]), NOW)
    expect(paused).not.toHaveProperty('pauseReason')
  })

  it('names other regions that hold copies and does not count them', () => {
    const backups = [
      backupAt(hoursAgo(1), ELSEWHERE),
      backupAt(hoursAgo(40), 'aws-eu-west-3', REGION),
    ]
    expect(judgeServiceProtection(service('pg', on, backups), NOW)).toMatchObject({
      state: 'behind',
      age: 40 * 3600,
      former: [ELSEWHERE, 'aws-eu-west-3'],
    })
  })

  it('is what the report lists rather than the service', () => {
    const reported = service('pg', on, [backupAt(hoursAgo(1), REGION)])
    const report = makeReport([backupAt(hoursAgo(30), REGION)])
    expect(judgeServiceProtection(reported, NOW, { report }).state).toBe('behind')
    expect(judgeServiceProtection(reported, NOW, { report: makeReport([]) }).state).toBe('waiting')
  })

  it.each(['1d', undefined])(
    'is no window alone: where the list has no copy, Aiven contradicts itself (objective %s)',
    (tag) => {
      const made = service('pg', on, [backupAt(hoursAgo(1))], {
        tags: tag === undefined ? null : { offsite_rpo: tag },
      })
      expect(judgeServiceProtection(made, NOW)).toMatchObject({ state: 'waiting', undecided: true })
      const report = makeReport([backupAt(hoursAgo(1))], hoursAgo(1))
      expect(judgeServiceProtection(made, NOW, { report })).toMatchObject({
        state: 'unknown',
        cause: 'window-without-backups',
        undecided: false,
      })
    },
  )

  it('is no window alone where no list of backups came either', () => {
    const report = { ...makeReport([], hoursAgo(1)), backups: null }
    expect(judgeServiceProtection(service('pg', on), NOW, { report })).toMatchObject({
      state: 'unknown',
      cause: 'backups-not-reported',
    })
  })
})
