import { expect, it } from 'vitest'
import { exampleService } from '~/test/services'
import { readDrill } from './drill'
import type { ForkPrice } from './disk'
import { drillTags, resultTags, runningTags } from './drill-course'
import { costSince, drillRecord, DRILL_CHECKS, type DrillJournal } from './drill-record'

const at = Date.parse
const REQUESTED = '2026-08-21T10:00:00Z'
const NAME = 'orders-pg-drill'
const EMPTY: DrillJournal = { checks: {}, notes: '' }

function recordOf(
  tags: Record<string, string>,
  userConfig: Record<string, unknown>,
  known: { journal?: DrillJournal; readFrom?: string; recordedBy?: string; price?: ForkPrice },
) {
  const fork = exampleService({
    service_name: NAME,
    create_time: REQUESTED,
    cloud_name: 'aws-eu-west-1',
    user_config: userConfig,
    tags: {
      ...drillTags(NAME, 'orders-pg', { kind: 'secondary', newest: undefined }, true),
      ...tags,
    },
  })
  const drill = readDrill(fork, 'acme')
  if (!drill) throw new Error('the example is a drill')
  return drillRecord({
    project: 'acme',
    fork,
    drill,
    journal: known.journal ?? EMPTY,
    readFrom: known.readFrom,
    recordedBy: known.recordedBy,
    price: known.price,
    readAt: at('2026-08-21T12:30:00Z'),
  })
}

it('the record holds all that is known', () => {
  const noted = runningTags(at('2026-08-21T10:04:10Z'), at('2026-08-21T10:04:00Z'))
  const record = recordOf(
    { ...noted, ...resultTags('passed', at('2026-08-21T12:00:00Z'), {}) } as Record<string, string>,
    {
      service_to_fork_from: 'orders-pg',
      recovery_target_time: '2026-08-21T09:30:00+00:00',
    },
    {
      journal: { checks: { newest: { state: 'fine', note: '09:29:58' } }, notes: 'Nothing odd' },
      readFrom: 'api.example.com',
      recordedBy: 'ada@example.com',
      price: { usd: 0.411, addedDisk: 'included' },
    },
  )
  expect(record).toEqual({
    format: 'offsite restore drill',
    format_version: 1,
    read_at: '2026-08-21T12:30:00.000Z',
    read_from: 'api.example.com',
    recorded_by: 'ada@example.com',
    project: 'acme',
    source: { service_name: 'orders-pg', backup_location: 'secondary' },
    fork: {
      service_name: NAME,
      service_type: 'pg',
      plan: 'business-4',
      cloud_name: 'aws-eu-west-1',
      state: 'RUNNING',
    },
    as_of: {
      kind: 'time',
      recovery_target_time: '2026-08-21T09:30:00+00:00',
      backup_name: null,
      newest_known_at: null,
    },
    requested_at: REQUESTED,
    last_seen_not_running_at: '2026-08-21T10:04:00Z',
    seen_running_at: '2026-08-21T10:04:10Z',
    seconds_to_running: { at_least: 238, at_most: 252 },
    checklist: DRILL_CHECKS.map(({ id, text }) => ({
      id,
      text,
      state: id === 'newest' ? 'fine' : 'open',
      note: id === 'newest' ? '09:29:58' : '',
    })),
    notes: 'Nothing odd',
    result: 'passed',
    result_at: '2026-08-21T12:00:00Z',
    cost: { usd_per_hour: '0.4110', usd_so_far: 1.03, added_storage: 'included' },
  })
})

it.each([
  ['2026-08-19T23:40:00Z', '2026-08-19T23:40:00.000Z'],
  ['now', '2026-08-21T10:00:00.000Z'],
  ['2026-08-22T00:00:00Z', null],
  ['soon', null],
])('the latest data was known to reach %s at the request: %s', (newest, known) => {
  const { as_of: asOf } = recordOf(
    { offsite_drill_newest: newest },
    { service_to_fork_from: 'orders-pg' },
    {},
  )
  expect(asOf).toMatchObject({ kind: 'latest', newest_known_at: known })
})

it('what is unknown is null, not left out', () => {
  expect(JSON.parse(JSON.stringify(recordOf({}, {}, {})))).toMatchObject({
    read_from: null,
    recorded_by: null,
    as_of: null,
    last_seen_not_running_at: null,
    seen_running_at: null,
    seconds_to_running: null,
    result: null,
    result_at: null,
    cost: { usd_per_hour: null, usd_so_far: null, added_storage: null },
  })
})

it.each([
  [0.411, '0.4110'],
  [0.5277, '0.5277'],
  [0.1 + 0.2, '0.3000'],
  [0.00123456, '0.00123456'],
  [12, '12.0000'],
])('the record writes the price %s as %s', (usd, text) => {
  expect(recordOf({}, {}, { price: { usd, addedDisk: 'none' } }).cost.usd_per_hour).toBe(text)
})

it.each([
  [0.411, '2026-08-21T11:00:00Z', 0.41],
  [0, '2026-08-21T11:00:00Z', 0],
  [0.411, '2026-08-21T09:00:00Z', 0],
  [undefined, '2026-08-21T11:00:00Z', null],
])('at %s USD per hour, it has cost by %s: %s', (usd, now, cost) => {
  const price = usd === undefined ? undefined : { usd, addedDisk: 'none' as const }
  expect(costSince(REQUESTED, price, at(now))).toBe(cost)
})
