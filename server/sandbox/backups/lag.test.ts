import { describe, expect, test } from 'vitest'
import { requestedPeriod } from '../charts'
import type { ServiceFacts } from '../model'
import { random } from '../random'
import { updateService } from '../services/update'
import { backupFacts, exampleService, START } from '../test/support'
import { DAY, HOUR, iso, MINUTE, SECOND } from '../time'
import { createLag } from './lag'
import { lagReport } from './report'
import { backupsResponse } from './view'

const WEST = 'aws-eu-west-1'
const NORTH = 'aws-eu-north-1'
const set = (changes: Partial<ServiceFacts['backup']> = {}) => ({
  backup: backupFacts({ regions: [{ cloud: WEST, from: START - 40 * DAY }], ...changes }),
})
const lagOf = (facts: ServiceFacts, at: number, cloud = WEST) => createLag(facts, at, at)(cloud, at)

/** The facts as they stood at a moment: later changes of the region had not been made. */
function asOf(facts: ServiceFacts, at: number): ServiceFacts {
  const regions = facts.backup.regions
    .filter(({ from }) => from <= at)
    .map(({ cloud, from, to = Infinity }) => ({ cloud, from, ...(to <= at && { to }) }))
  return { ...facts, backup: { ...facts.backup, regions } }
}

/** What the backups endpoint implied at a moment, in seconds. */
function implied(facts: ServiceFacts, at: number, cloud: string): number | null {
  const { backups, pitr } = backupsResponse(asOf(facts, at), at)
  const window = pitr?.additional_regions.find((region) => region.cloud === cloud)
  if (pitr) return window ? (at - Date.parse(window.pitr_range_end)) / SECOND : null
  const copy = backups.findLast((backup) =>
    backup.additional_regions.some((region) => region.cloud === cloud),
  )
  const newest = backups.at(-1)
  return copy && newest
    ? (Date.parse(newest.backup_time) - Date.parse(copy.backup_time)) / SECOND
    : null
}

describe('at any moment the lag is what the list of backups implied then', () => {
  const history = set({
    regions: [
      { cloud: NORTH, from: START - 90 * DAY, to: START - 41 * DAY },
      { cloud: WEST, from: START - 40 * DAY },
    ],
    interruptions: [
      { from: START - 60 * DAY, to: START - 20 * DAY },
      { from: START - 2 * DAY, to: START - DAY, reason: 'maintenance' },
    ],
    extra: [START - 90 * DAY, START - 40 * DAY],
  })
  test.each([
    { type: 'pg', plan: 'startup-4' },
    { type: 'pg', plan: 'premium-8' },
    { type: 'mysql', plan: 'business-4' },
    { type: 'opensearch', plan: 'business-4' },
    { type: 'valkey', plan: 'business-4' },
    { type: 'valkey', plan: 'hobbyist' },
    { type: 'grafana', plan: 'startup-4' },
  ])('$type $plan', ({ type, plan }) => {
    const facts = exampleService({ type, plan, ...history })
    const from = START - 100 * DAY
    const lag = createLag(facts, from, START)
    for (let i = 0; i < 150; i++) {
      const at = Math.round((from + random(type, plan, i) * 100 * DAY) / SECOND) * SECOND
      const cloud = at < START - 41 * DAY ? NORTH : WEST
      // After a change copies are still listed in the old region; the report leaves them out.
      expect([iso(at), lag(cloud, at)]).toEqual([iso(at), implied(facts, at, cloud)])
    }
  })
})

test('OpenSearch takes both snapshots at once: no lag, however old the newest is', () => {
  const facts = exampleService({ type: 'opensearch', ...set() })
  for (const later of [0, 10 * MINUTE, 29 * MINUTE, 31 * MINUTE]) {
    expect(lagOf(facts, START + later)).toBe(0)
  }
})

test('a file that is still on its way to the other region is what Valkey is behind', () => {
  const facts = exampleService({ type: 'valkey', ...set() })
  const lags = [0, 4 * MINUTE, 30 * MINUTE].map((later) =>
    lagOf(facts, Date.UTC(2026, 7, 20, 15, 30) + later),
  )
  expect(lags[0]).toBe(0)
  expect((lags[1] ?? 0) / 3600).toBeCloseTo(12, 1)
  expect(lags[2]).toBe(0)
})

test('while copying is paused the lag grows by a second a second', () => {
  const facts = exampleService(set({ interruptions: [{ from: START, reason: 'maintenance' }] }))
  const before = lagOf(facts, START + MINUTE) ?? 0
  expect(lagOf(facts, START + MINUTE + 37 * SECOND)).toBe(before + 37)
  expect(lagOf(facts, START + 5 * DAY)).toBe(before + (5 * DAY - MINUTE) / SECOND)
})

test('nothing is told before the first copy, nor while the service is off', () => {
  const body = { user_config: { additional_backup_regions: [WEST] } }
  const on = updateService(exampleService(), body, START)
  expect(lagOf(on, START - HOUR)).toBeNull()
  expect(lagOf(on, START + 41 * SECOND)).toBeNull()
  expect(lagOf(on, START + 43 * SECOND)).toBe(23)
  const off = updateService(on, { powered: false }, START + HOUR)
  expect(lagOf(off, START + HOUR - SECOND)).toBeGreaterThan(0)
  expect(lagOf(off, START + 2 * HOUR)).toBeNull()
})

describe('the report', () => {
  const chartOf = (facts: ServiceFacts, period: string, now = START) =>
    lagReport(facts, requestedPeriod({ period }), now).backup_to_another_region_lag

  test.each([
    { period: 'hour', rows: 120, step: 30 * SECOND },
    { period: 'day', rows: 288, step: 5 * MINUTE },
    { period: 'week', rows: 336, step: 30 * MINUTE },
    { period: 'month', rows: 360, step: 2 * HOUR },
    { period: 'year', rows: 366, step: DAY },
  ])('$period has $rows points', ({ period, rows, step }) => {
    const chart = chartOf(exampleService(set()), period)
    const times = chart?.data.rows.map(([time]) => Date.parse(time)) ?? []
    expect(times).toHaveLength(rows)
    const apart = (times[1] ?? 0) - (times[0] ?? 0)
    expect(Math.abs(apart - step)).toBeLessThan(5 * MINUTE)
    expect(times.at(-1)).toBe(START)
  })

  test('ends with this very moment, and tells the same of the past when it is read again', () => {
    const facts = exampleService(set())
    const rows = (now: number) => chartOf(facts, 'day', now)?.data.rows ?? []
    const now = START + 91 * SECOND + 400
    const end = backupsResponse(facts, now).pitr?.additional_regions[0]?.pitr_range_end ?? ''
    expect(rows(now).at(-1)).toEqual([iso(now), (Date.parse(iso(now)) - Date.parse(end)) / SECOND])
    expect(rows(now).slice(0, -2)).toEqual(rows(START).slice(0, -1))
  })

  test('shows that the lag rises between log files and falls with each', () => {
    const rows = chartOf(exampleService(set()), 'day')?.data.rows ?? []
    const lags = rows.map(([, lag]) => lag ?? 0)
    expect(Math.min(...lags)).toBeLessThan(150)
    expect(Math.max(...lags)).toBeGreaterThan(300)
    expect(Math.max(...lags)).toBeLessThanOrEqual(420)
  })

  test('has a column for every region of the period, the newest first', () => {
    const facts = exampleService(
      set({
        regions: [
          { cloud: 'aws-eu-west-3', from: START - 30 * DAY, to: START - 10 * DAY },
          { cloud: NORTH, from: START - 10 * DAY, to: START - 6 * HOUR },
          { cloud: WEST, from: START - 6 * HOUR },
        ],
        extra: [START - 6 * HOUR],
      }),
    )
    const { data, hints } = chartOf(facts, 'day') ?? {}
    expect(hints).toEqual({ title: 'Replication lag (s)' })
    expect(data?.cols).toEqual([
      { label: 'time', type: 'date' },
      { label: WEST, type: 'number' },
      { label: NORTH, type: 'number' },
    ])
    expect(data?.rows[0]).toEqual([expect.any(String), null, expect.any(Number)])
    expect(data?.rows.at(-1)).toEqual([iso(START), expect.any(Number), null])
  })

  test('is empty when no region is set, whatever was set before', () => {
    const off = set({ regions: [{ cloud: WEST, from: START - 9 * DAY, to: START - HOUR }] })
    expect(lagReport(exampleService(off), requestedPeriod({}), START)).toEqual({})
    expect(lagReport(exampleService(), requestedPeriod({}), START)).toEqual({})
  })
})
