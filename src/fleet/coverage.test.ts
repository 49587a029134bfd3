import { describe, expect, it } from 'vitest'
import { backupAt, hoursAgo, NOW, REGION, makeReport } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { exampleService } from '~/test/services'
import {
  applyReports,
  judgeCoverage,
  coveragePercent,
  tally,
  tallyBy,
  type CoverageStandards,
  type ReportLookup,
} from './coverage'
import { fleetService, type FleetService } from './fleet-service'
import { servicesToProtect, settleForks } from './forks'
import type { PlacementWarning } from '~/backup/placement'
import type { ProtectionState } from '~/backup/protection'

const HOME = 'aws-eu-central-1'
const on = (region: string) => ({ additional_backup_regions: [region] })
const backup = (hours: number, copies: Parameters<typeof backupAt>[1][] = [], at = HOME) => ({
  ...backupAt(hoursAgo(hours), ...copies),
  storage_location: at,
})

/** Twelve services: every state and every warning, each with what a person would say of it. */
const GOLDEN: [
  string,
  Parameters<typeof exampleService>[0],
  ProtectionState,
  PlacementWarning[],
][] = [
  ['a', { backups: [backup(1)] }, 'not-protected', []],
  ['a', { backups: [backup(1, [REGION])] }, 'not-protected', []],
  [
    'a',
    {
      user_config: on(REGION),
      backups: [backup(1, [{ cloud: REGION, paused: true, pause_reason: 'Quota' }])],
    },
    'paused',
    [],
  ],
  ['a', { user_config: on(REGION), backups: [backup(26.1, [REGION])] }, 'behind', []],
  ['a', { user_config: on(REGION), backups: [backup(1)] }, 'waiting', []],
  ['a', { user_config: on(REGION), backups: [backup(26, [REGION])] }, 'protected', []],
  [
    'b',
    { service_type: 'mysql', user_config: on(HOME), backups: [backup(2, [HOME])] },
    'not-protected',
    ['copy-where-the-primary-is'],
  ],
  [
    'b',
    {
      cloud_name: REGION,
      user_config: on(REGION),
      backups: [backup(2, [REGION])],
    },
    'protected',
    ['primary-elsewhere', 'copy-where-the-service-runs'],
  ],
  [
    'b',
    {
      service_type: 'opensearch',
      user_config: on('aws-eu-central-2'),
      backups: [backup(2, ['aws-eu-central-2'])],
    },
    'protected',
    ['copy-too-near'],
  ],
  [
    'b',
    {
      cloud_name: 'google-europe-west3',
      backups: [backup(2)],
    },
    'protected',
    ['primary-with-other-provider'],
  ],
  [
    'c',
    { user_config: on('aws-us-east-1'), backups: [backup(3, ['aws-us-east-1'])] },
    'protected',
    ['outside-residency'],
  ],
  ['c', { service_type: 'kafka', backups: [] }, 'not-supported', []],
]

const SERVICES: FleetService[] = GOLDEN.map(([project, changes], index) =>
  fleetService(project, exampleService({ service_name: `s${index + 1}`, ...changes })),
)

function standards(changes: Partial<CoverageStandards> = {}): CoverageStandards {
  return {
    now: NOW,
    clouds: CLOUDS,
    nearKm: 305,
    findPolicy: (project) => (project === 'c' ? { allowed: ['europe'], source: 'tag' } : undefined),
    ...changes,
  }
}

const rows = judgeCoverage(standards())(SERVICES)

describe('twelve services', () => {
  it.each(GOLDEN.map(([, , state, warnings], index) => [index, state, warnings] as const))(
    'number %i is %s, with %j',
    (index, state, warnings) => {
      expect(rows[index]?.protection.state).toBe(state)
      expect(rows[index]?.warnings).toEqual(warnings)
    },
  )

  it('are counted', () => {
    const coverage = tally(rows)
    expect(coverage).toEqual({
      counts: {
        'not-protected': 3,
        paused: 1,
        behind: 1,
        unknown: 0,
        checking: 0,
        waiting: 1,
        protected: 5,
        'not-supported': 1,
      },
      supported: 11,
      total: 12,
    })
    // 5 of 11 are 45.45 per cent.
    expect(coveragePercent(coverage)).toBe(45)
  })

  it('are compared by what they have in common, the most unprotected first', () => {
    const said = (by: Parameters<typeof tallyBy>[1]) =>
      tallyBy(rows, by).map(
        ({ name, coverage }) => `${name}: ${coverage.counts.protected}/${coverage.supported}`,
      )
    expect(said('project')).toEqual(['a: 1/6', 'b: 3/4', 'c: 1/1'])
    expect(said('provider')).toEqual(['aws: 4/10', 'google: 1/1'])
    expect(said('region')).toEqual([`${HOME}: 3/9`, `${REGION}: 1/1`, 'google-europe-west3: 1/1'])
    expect(said('type')).toEqual(['pg: 4/9', 'mysql: 0/1', 'kafka: 0/0', 'opensearch: 1/1'])
  })
})

describe('at the boundaries', () => {
  const protectedOne = SERVICES[5]
  it.each([
    [NOW, 'protected'],
    [NOW + 1, 'behind'],
  ])(
    'a copy of exactly the objective is within it, a moment later it is not (%i)',
    (now, state) => {
      if (!protectedOne) throw new Error('no service')
      const [row] = judgeCoverage(standards({ now }))([protectedOne])
      expect(row?.protection.state).toBe(state)
    },
  )

  it('nothing rounds up to all', () => {
    const many = tally(
      [...Array.from({ length: 999 }, () => rows[5]), rows[0]].flatMap((r) => r ?? []),
    )
    expect(coveragePercent(many)).toBe(99)
    expect(coveragePercent(tally(rows.slice(11)))).toBeUndefined()
  })
})

it('makes the row of a service once', () => {
  const makeRows = judgeCoverage(standards())
  const [first] = makeRows(SERVICES)
  expect(makeRows([...SERVICES])[0]).toBe(first)
})

describe('a service that the list does not decide', () => {
  const [tagged] = [
    fleetService(
      'a',
      exampleService({
        service_name: 'tagged',
        user_config: on(REGION),
        tags: { offsite_rpo: '1h' },
        backups: [backup(6, [REGION])],
      }),
    ),
  ]
  const judged = judgeCoverage(standards())([tagged, ...SERVICES])
  const withLookup = (known: ReportLookup) =>
    applyReports(judged, new Map([['a/tagged', known]]), standards())[0]?.protection

  it.each<[ReportLookup, ProtectionState]>([
    [{ lookup: 'loading' }, 'checking'],
    [{ lookup: 'forbidden' }, 'unknown'],
    [{ lookup: 'failed' }, 'unknown'],
    [{ lookup: 'read', report: makeReport([backup(6, [REGION])], hoursAgo(0.5)) }, 'protected'],
    [{ lookup: 'read', report: makeReport([backup(6, [REGION])], hoursAgo(2)) }, 'behind'],
  ])('with its report %o is %s', (known, state) => {
    expect(judged[0]?.protection.state).toBe('checking')
    expect(withLookup(known)?.state).toBe(state)
  })

  it('alone is judged again', () => {
    const report = makeReport([], hoursAgo(300))
    const known = new Map([['a/s6', { lookup: 'read' as const, report }]])
    expect(applyReports(judged, known, standards())).toEqual(judged)
    expect(applyReports(judged, new Map(), standards())).toBe(judged)
  })
})

describe('forks that were made for a while', () => {
  const fork = (name: string, changes: object) =>
    fleetService(
      'a',
      exampleService({
        service_name: name,
        user_config: { service_to_fork_from: 's1' },
        ...changes,
      }),
    )
  const drill = fork('s1-drill', {
    tags: { offsite_drill: 's1-drill', offsite_drill_source: 's1' },
  })
  const recovery = fork('s1-recovery-eu-west-1', {})
  const kept = fork('s1-copy', {})

  it('are not among the services to be protected', () => {
    const services = settleForks([...SERVICES, drill, recovery, kept])
    expect(services.map(({ madeFor }) => madeFor).slice(-3)).toEqual([
      'drill',
      'recovery',
      undefined,
    ])
    expect(servicesToProtect(services)).toEqual([...SERVICES, kept])
  })

  it('are, once their source is gone', () => {
    const services = settleForks([recovery])
    expect(servicesToProtect(services).map(({ service }) => service)).toEqual([recovery.service])
  })
})
