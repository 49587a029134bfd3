import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSandbox } from '../../server/sandbox'
import { checkServices } from '../../server/check/check-services'
import { policyFrom } from '../../server/check/test/checked'
import type { ReadApi } from '../../server/watch/api'
import { DEFAULT_POLICY } from '~/policy/policy'
import { learn, NOTHING_KNOWN } from '../../server/watch/known'
import { readFleetOnce } from '../../server/watch/read-fleet'
import type { Backup, BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { ageAt, readLocations, UP_TO_NOW } from '~/backup/location'
import { judgeServiceProtection, type Protection } from '~/backup/protection'
import { hasPointInTime, SERVICE_TYPES } from '~/backup/service-types'
import { applyReports, judgeCoverage, type CoverageRow } from '~/fleet/coverage'
import { fleetService, withReport } from '~/fleet/fleet-service'
import { makeIsDown } from '~/fleet/down'
import { judgeOutage } from '~/fleet/outage'
import { evidenceJson } from '~/pages/coverage/evidence'
import { createLookups, createReader, protectionAt } from '~/pages/services/rows'
import type { Finding } from '~/policy/finding'
import { consolePolicy } from '~/policy/console-policy'
import { judgeFleet } from '~/policy/judge-fleet'
import { sumUp } from '~/policy/verdict'
import { writePolicy } from '~/policy/write-policy'
import { PROTECTION_WORDS, protectionReason } from '~/words/protection'
import { NOW } from './backups'
import { CLOUDS } from './clouds'
import { exampleService } from './services'

/*
 * The same answer everywhere: what the list, the service's own pages, coverage, its evidence, an outage
 * the watcher and the check say of a service must agree, whatever Aiven reports of it.
 */

const PROJECT = 'acme'

/** What each page makes of a service, when the report was read where the list does not decide. */
function answers(service: Service, report: BackupReport, now: number) {
  const kept = fleetService(PROJECT, service)
  const listed = createReader(CLOUDS)(kept)
  const byList = protectionAt(listed, now)
  const { undecided } = byList
  const known = { lookup: 'read' as const, report }
  const list = undecided ? protectionAt(createLookups()(listed, known), now) : byList

  const judged = judgeCoverage({ now, clouds: CLOUDS, nearKm: 300, findPolicy: () => undefined })([
    kept,
  ])
  const reports = new Map([[`${PROJECT}/${service.service_name}`, known]])
  const [row] = applyReports(judged, undecided ? reports : new Map(), { now, clouds: CLOUDS })
  if (!row) throw new Error('no row')

  const down = makeIsDown({ kind: 'region', name: service.cloud_name }, CLOUDS)
  return {
    list,
    page: judgeServiceProtection(service, now, { report, clouds: CLOUDS }),
    coverage: row.protection,
    evidence: evidenceOf(row, now),
    fate: judgeOutage([row.service], down, now).struck[0]?.fate,
    fateByReport: judgeOutage([withReport(kept, report)], down, now).struck[0]?.fate,
  }
}

/** What the watcher and the check make of it, from the API's own answers. */
async function watchAndCheck(service: Service, report: BackupReport, now: number) {
  const api = aivenWith(service, report, now)
  const { signal } = new AbortController()
  const reading = await readFleetOnce(api, { patterns: [], signal })
  const checked = await checkServices(api, { ...CHECK, policy: DEFAULT_POLICY, signal })
  return {
    watched: learn(NOTHING_KNOWN, reading).verdicts.get(`${PROJECT}/${service.service_name}`),
    checked: checked.findings,
  }
}

const CHECK = { apiUrl: 'https://api.example.com', policyFile: undefined, projects: [] }

/** An API that has one service. */
function aivenWith(service: Service, report: BackupReport, now: number): ReadApi {
  const list = `/v1/project/${PROJECT}/service`
  const answers: Record<string, unknown> = {
    '/v1/project': { projects: [{ project_name: PROJECT }] },
    '/v1/clouds': { clouds: CLOUDS },
    [list]: { services: [service] },
    [`${list}/${service.service_name}/backups`]: report,
  }
  const get = async (path: string) => ({
    bytes: new TextEncoder().encode(JSON.stringify(answers[path])).buffer,
    context: { method: 'GET', path, status: 200, requestId: undefined },
  })
  return { get, now: () => now }
}

/** Coverage's verdict is that of `offsite check` on the policy that Export writes, finding by finding. */
async function expectSameVerdict(service: Service, report: BackupReport, now: number) {
  const findPolicy = () => ({ allowed: ['eu', 'google-*'], source: 'tag' as const })
  const listed = [fleetService(PROJECT, service)]
  const judged = judgeCoverage({ now, clouds: CLOUDS, nearKm: 300, findPolicy })(listed)
  const known = new Map([
    [`${PROJECT}/${service.service_name}`, { lookup: 'read' as const, report }],
  ])
  const reports = judged[0]?.protection.undecided ? known : new Map<string, never>()
  const rows = applyReports(judged, reports, { now, clouds: CLOUDS })
  const policy = consolePolicy({ services: listed, findPolicy })
  const page = judgeFleet({ listed, rows, reports, clouds: CLOUDS, forks: [], now }, policy)

  const file = writePolicy(policy, { madeAt: new Date(now).toISOString(), unread: [] })
  const { findings } = await checkServices(aivenWith(service, report, now), {
    ...CHECK,
    policy: policyFrom(file),
    signal: new AbortController().signal,
  })
  expect(page.findings).toEqual(findings.map(withoutRemedy))
  expect(sumUp(page.findings)).toEqual(sumUp(findings))
}

/** What to do about it, only the command line says. */
function withoutRemedy(finding: Finding): Finding {
  const told = { ...finding }
  delete told.remedy
  delete told.command
  return told
}

function evidenceOf(row: CoverageRow, now: number): Record<string, unknown> {
  const at = new Date(now).toISOString()
  const text = evidenceJson([row], {
    readFrom: at,
    readTo: at,
    madeAt: at,
    reader: undefined,
    api: 'https://api.example.com',
    filters: '',
    timeProtected: undefined,
    unread: [],
    nearKm: 300,
    findPolicy: () => undefined,
  })
  const { services } = JSON.parse(text) as { services: Record<string, unknown>[] }
  return services[0] ?? {}
}

async function expectAgreement(service: Service, report: BackupReport, now: number) {
  const { list, page, coverage, evidence, fate, fateByReport } = answers(service, report, now)
  await expectSameVerdict(service, report, now)
  expect(list.state).not.toBe('checking')
  expect(coverage).toEqual(list)

  const { watched, checked } = await watchAndCheck(service, report, now)
  expect(watched).toMatchObject({
    state: list.state,
    reason: protectionReason(list, service.service_type),
    objective: list.objective.seconds,
  })
  expect([watched?.region, watched?.point]).toEqual([
    list.region,
    list.age === undefined ? undefined : Math.round(now - list.age * 1000),
  ])

  expect(checked).toMatchObject([
    {
      state: PROTECTION_WORDS[list.state].label,
      found: expect.stringContaining(protectionReason(list, service.service_type)),
      outcome:
        { protected: 'holds', unknown: 'unknown', 'not-supported': 'not-supported' }[
          list.state as string
        ] ?? 'broken',
    },
  ])

  // The page has read the report: it may know a newer point, and never says another state.
  expect([page.state, page.cause, page.region]).toEqual([list.state, list.cause, list.region])
  expect(page.objective).toEqual(list.objective)
  if (list.measured === 'backup') {
    expect([page.age, page.ratio]).toEqual([list.age, list.ratio])
  } else if (list.survivor?.point.known === 'not-older-than') {
    expect(page.age ?? 0).toBeLessThanOrEqual(list.age ?? Infinity)
  } else {
    expect([page.age, page.survivor]).toEqual([list.age, list.survivor])
  }

  expect(evidence['secondary_backup']).toBe(PROTECTION_WORDS[list.state].label)
  expect(evidence['secondary_backup_location']).toBe(list.region ?? null)
  expect(evidence['age_seconds']).toBe(list.age === undefined ? null : Math.round(list.age))
  expect(evidence['survives_in']).toBe(list.survivor?.cloud ?? null)

  // Green is never lost in the outage of its own region, by the list or by the report.
  expectFate(list, fate, now)
  if (list.state === 'protected') expect(fateByReport?.kind).toBe('recoverable')
}

function expectFate(
  { state, cause, survivor }: Protection,
  fate: ReturnType<typeof answers>['fate'],
  now: number,
) {
  if (state === 'protected' || state === 'behind') {
    expect(fate).toMatchObject({
      kind: 'recoverable',
      from: survivor?.kind,
      cloud: survivor?.cloud,
      point: survivor?.point.at,
      loss: survivor && ageAt(survivor.point.at, now),
      atMost: survivor?.point.known === 'not-older-than',
    })
  }
  if (state === 'not-protected') expect(fate?.kind).not.toBe('recoverable')
  // Where Aiven is silent or contradicts itself, the copies are neither counted on nor called absent.
  if (cause === 'backups-not-reported' || cause === 'window-without-backups') {
    expect(fate).not.toMatchObject({ kind: 'recoverable', from: 'secondary' })
    expect(fate?.kind).not.toBe('lost')
  }
}

describe('the demo', () => {
  it('is told the same by every page, service by service', async () => {
    const sandbox = createSandbox({ now: () => NOW })
    const read = async <T>(path: string): Promise<T> => {
      const headers = { authorization: 'aivenv1 sandbox-admin' }
      const answer = await sandbox.fetch(new Request(`http://sandbox${path}`, { headers }))
      return (await answer.json()) as T
    }
    let seen = 0
    for (const project of ['acme-production', 'acme-staging', 'acme-analytics']) {
      const { services } = await read<{ services: Service[] }>(`/v1/project/${project}/service`)
      for (const service of services) {
        const path = `/v1/project/${project}/service/${service.service_name}/backups`
        const report = await read<BackupReport>(path)
        await expectAgreement(service, report, NOW)
        for (const tag of ['1h', '12h', '5d']) {
          await expectAgreement({ ...service, tags: { offsite_rpo: tag } }, report, NOW)
        }
        seen += 1
      }
    }
    sandbox.close()
    expect(seen).toBe(27)
  }, 60_000)
})

/** The last two are in one place. */
const CLOUD_NAMES = [
  'aws-eu-central-1',
  'aws-eu-west-1',
  'google-europe-west3',
  'upcloud-fi-hel1',
  'upcloud-fi-hel2',
]
const cloud = fc.constantFrom(...CLOUD_NAMES)
/** Hours before now; a few lie ahead, as where clocks disagree. */
const age = fc.oneof(
  { weight: 12, arbitrary: fc.double({ min: 0.01, max: 200, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -30, max: -0.1, noNaN: true }) },
)
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString()

/** What the report says beside what it should: its list can be missing, a window can have no copy. */
const TOLD = ['as listed', 'as listed', 'no list', 'a window without copies'] as const

const service = fc
  .record({
    service_type: fc.constantFrom(...Object.keys(SERVICE_TYPES), 'pg', 'mysql', 'brandnew'),
    plan: fc.constantFrom('startup-4', 'business-4', 'hobbyist', 'free-1', 'developer-4'),
    state: fc.constantFrom('RUNNING', 'REBUILDING', 'REBALANCING', 'POWEROFF', 'SOMETHING'),
    cloud_name: cloud,
    home: fc.option(cloud, { nil: null, freq: 5 }),
    region: fc.option(cloud, { nil: undefined, freq: 3 }),
    ages: fc.option(fc.array(age, { maxLength: 5 }), { nil: null, freq: 8 }),
    copied: fc.nat(5),
    unreadable: fc.boolean(),
    paused: fc.option(fc.constantFrom('Quota', null), { nil: undefined, freq: 4 }),
    tag: fc.constantFrom(undefined, undefined, '1h', '12h', '3d', 'soon'),
    interval: fc.constantFrom(undefined, null, 4),
    lag: fc.double({ min: 0, max: 3, noNaN: true }),
    told: fc.constantFrom(...TOLD),
  })
  .map((facts) => {
    const { ages, region, home, paused } = facts
    const backups = ages
      ?.toSorted((a, b) => b - a)
      .map((hours, index): Backup => {
        const copy = { cloud: region ?? '', paused: paused !== undefined, pause_reason: paused }
        return {
          backup_name: `backup-${index}`,
          backup_time: facts.unreadable && index === 0 ? 'yesterday' : hoursAgo(hours),
          storage_location: home,
          data_size: index === 1 ? null : 1000,
          additional_regions: region !== undefined && index < facts.copied ? [copy] : null,
        }
      })
    const made = exampleService({
      service_type: facts.service_type,
      plan: facts.plan,
      state: facts.state,
      cloud_name: facts.cloud_name,
      backups: backups ?? null,
      tags: facts.tag === undefined ? null : { offsite_rpo: facts.tag },
      user_config: {
        ...(region === undefined ? {} : { additional_backup_regions: [region] }),
        ...(facts.interval === undefined ? {} : { backup_interval_hours: facts.interval }),
      },
    })
    return { service: made, report: tell(reportFor(made, facts.lag), facts.told, region) }
  })

/** What Aiven would report beside the list: log files that reach further than the newest backup. */
function reportFor(made: Service, lag: number): BackupReport {
  const backups = made.backups ?? []
  if (!hasPointInTime(made.service_type)) return { backups }
  const { primary, secondary } = readLocations(made)
  const off = made.state === 'POWEROFF'
  const oldest = backups.at(0)?.backup_time
  const start = primary.newestBackup === undefined || oldest === 'yesterday' ? null : oldest
  const newest = secondary?.newestBackup
  const end = off || newest === undefined ? newest : Math.max(newest, NOW - lag * 3_600_000)
  return {
    backups,
    pitr: {
      primary_region: { pitr_range_start: start, pitr_range_end: null },
      additional_regions:
        end === undefined || end === UP_TO_NOW || secondary === undefined
          ? []
          : [
              {
                cloud: secondary.cloud ?? '',
                pitr_range_start: new Date(newest ?? 0).toISOString(),
                pitr_range_end: new Date(end).toISOString(),
              },
            ],
    },
  }
}

function tell(
  report: BackupReport,
  told: (typeof TOLD)[number],
  region: string | undefined,
): BackupReport {
  if (told === 'no list') return { ...report, backups: null }
  const copied = report.backups?.some(({ additional_regions: copies }) => copies !== null)
  if (told === 'as listed' || copied || region === undefined || !report.pitr) return report
  const window = { pitr_range_start: hoursAgo(40), pitr_range_end: hoursAgo(0.2) }
  return {
    ...report,
    pitr: { ...report.pitr, additional_regions: [{ cloud: region, ...window }] },
  }
}

it('300 services as Aiven could report them are told the same by every page, the watcher and the check', async () => {
  const agree = fc.asyncProperty(service, async ({ service: made, report }) => {
    await expectAgreement(made, report, NOW)
  })
  // The message has the seed, and the smallest service of which two answers differ.
  expect(fc.defaultReportMessage(await fc.check(agree, { numRuns: 300 }))).toBeUndefined()
})
