import { describe, expect, test } from 'vitest'
import type { ServiceFacts } from '../model'
import { updateService } from '../services/update'
import { backupFacts, exampleService, START } from '../test/support'
import { DAY, HOUR, iso, MINUTE, SECOND } from '../time'
import { backupsResponse } from './view'

const REGION = 'aws-eu-west-1'
const backups = (facts: ServiceFacts, now: number) => backupsResponse(facts, now).backups
const setRegion = (facts: ServiceFacts, region: string[], now: number) =>
  updateService(facts, { user_config: { additional_backup_regions: region } }, now)
const copied = (facts: ServiceFacts, now: number) =>
  backups(facts, now).flatMap((backup) => backup.additional_regions)

describe('schedule and retention', () => {
  test.each([
    { type: 'pg', plan: 'startup-4', count: 2, hours: 24 },
    { type: 'pg', plan: 'business-4', count: 14, hours: 24 },
    { type: 'mysql', plan: 'premium-8', count: 30, hours: 24 },
    { type: 'opensearch', plan: 'business-4', count: 37, hours: 1 },
    { type: 'valkey', plan: 'business-4', count: 6, hours: 12 },
    { type: 'valkey', plan: 'hobbyist', count: 1, hours: 12 },
    { type: 'dragonfly', plan: 'startup-4', count: 2, hours: 12 },
    { type: 'clickhouse', plan: 'startup-16', count: 2, hours: 24 },
    { type: 'grafana', plan: 'startup-1', count: 24, hours: 1 },
    { type: 'flink', plan: 'business-4', count: 2, hours: 1 },
    { type: 'kafka', plan: 'business-4', count: 1, hours: 3 },
  ])('$type $plan keeps $count', ({ type, plan, count, hours }) => {
    const answer = backupsResponse(exampleService({ type, plan }), START)
    expect(answer.backups).toHaveLength(count)
    expect(answer.scheduled_backup_time).toEqual({
      backup_hour: 3,
      backup_minute: 30,
      backup_interval_hours: hours,
    })
    expect('pitr' in answer).toBe(type === 'pg' || type === 'mysql')
  })

  test.each(['thanos', 'kafka_connect', 'kafka_mirrormaker'])('%s has none', (type) => {
    const facts = exampleService({ type, plan: 'startup-4' })
    expect(backupsResponse(facts, START)).toEqual({ backups: [] })
  })

  test('a backup is listed when it is complete, at the configured time', () => {
    const due = Date.UTC(2026, 7, 22, 3, 30)
    const newest = (now: number) => backups(exampleService(), now).at(-1)?.backup_time.slice(0, 16)
    expect(newest(due + MINUTE)).toBe('2026-08-21T03:30')
    expect(newest(due + 5 * MINUTE)).toBe('2026-08-22T03:30')
  })

  test('a new time of day applies from then on and leaves history alone', () => {
    const before = backups(exampleService(), START)
    const moved = updateService(
      exampleService(),
      { user_config: { backup_hour: 12, backup_minute: 0 } },
      START,
    )
    expect(backups(moved, START)).toEqual(before)
    const times = backups(moved, START + DAY).map((backup) => backup.backup_time)
    expect(times.at(-1)).toMatch(/^2026-08-21T12:00/)
  })

  test('turning persistence off deletes the backups for good', () => {
    const valkey = exampleService({ type: 'valkey' })
    const set = (facts: ServiceFacts, value: string, now: number) =>
      updateService(facts, { user_config: { valkey_persistence: value } }, now)
    const off = set(valkey, 'off', START)
    expect(backups(off, START)).toEqual([])
    const on = set(off, 'rdb', START + HOUR)
    expect(backups(on, START + HOUR)).toEqual([])
    expect(backups(on, START + 13 * HOUR)).toHaveLength(1)
  })

  test('backups do not expire while the service is powered off', () => {
    const off = updateService(exampleService(), { powered: false }, START)
    expect(backups(off, START + 60 * DAY)).toEqual(backups(exampleService(), START))
  })

  test('sizes are whole bytes that grow', () => {
    const sizes = backups(exampleService({ data: { bytes: 4e9, bytesPerDay: 1e9 } }), START).map(
      (backup) => backup.data_size,
    )
    expect(sizes.every(Number.isSafeInteger)).toBe(true)
    expect(sizes.at(-1)).toBeGreaterThan(2 ** 31)
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  })
})

describe('copies', () => {
  test('setting a region starts a base backup whose copy is there within a minute', () => {
    const facts = setRegion(exampleService(), [REGION], START)
    expect(copied(facts, START)).toEqual([])
    expect(backups(facts, START + 21 * SECOND)).toHaveLength(15)
    expect(copied(facts, START + 30 * SECOND)).toEqual([])
    const answer = backupsResponse(facts, START + 45 * SECOND)
    expect(answer.backups.at(-1)).toMatchObject({
      backup_time: iso(START),
      storage_location: 'aws-eu-central-1',
      additional_regions: [{ cloud: REGION, region: 'eu-west-1', paused: false }],
    })
    expect(copied(facts, START + 45 * SECOND)).toHaveLength(1)
    expect(answer.pitr?.additional_regions).toEqual([
      {
        cloud: REGION,
        region: 'eu-west-1',
        pitr_range_start: iso(START + 20 * SECOND),
        pitr_range_end: iso(START + 20 * SECOND),
      },
    ])
  })

  test('the window of the copies ends with the last log file, not the last backup', () => {
    const facts = setRegion(exampleService(), [REGION], START)
    const pitr = backupsResponse(facts, START + 5 * HOUR).pitr
    expect(pitr?.primary_region.pitr_range_end).toBeNull()
    expect(pitr?.additional_regions[0]?.pitr_range_end).toBe(iso(START + 5 * HOUR - 5 * MINUTE))
  })

  test('a healthy service is never further behind than an interval and two hours', () => {
    const facts = setRegion(
      exampleService({ data: { bytes: 9e12, bytesPerDay: 0 } }),
      [REGION],
      START,
    )
    for (let now = START + 3 * DAY; now < START + 5 * DAY; now += 10 * MINUTE) {
      const newest = backups(facts, now).findLast((backup) => backup.additional_regions.length > 0)
      expect(now - Date.parse(newest?.backup_time ?? '')).toBeLessThan(26 * HOUR)
    }
  })

  test('OpenSearch takes both snapshots at once, from when the region is set', () => {
    const search = exampleService({ type: 'opensearch', plan: 'business-4' })
    const facts = setRegion(search, [REGION], START)
    const later = backups(facts, START + 3 * HOUR)
    const split = later.findIndex((backup) => backup.additional_regions.length > 0)
    expect(later[split]?.backup_time).toBe(iso(START))
    expect(later.slice(split).every((backup) => backup.additional_regions.length === 1)).toBe(true)
    expect(backupsResponse(facts, START).pitr).toBeUndefined()
  })

  test('a pause is reported on the copies that exist, with its reason', () => {
    const facts = exampleService({
      backup: backupFacts({
        regions: [{ cloud: REGION, from: START - 9 * DAY }],
        interruptions: [{ from: START - 2 * DAY, reason: 'maintenance' }],
      }),
    })
    expect(copied(facts, START)).toHaveLength(7)
    expect(copied(facts, START)[0]).toMatchObject({ paused: true, pause_reason: 'maintenance' })
    expect(backupsResponse(facts, START).pitr?.additional_regions[0]?.pitr_range_end).toBe(
      iso(START - 2 * DAY - 5 * MINUTE),
    )
  })

  test('copying that stops without a word leaves old copies and says nothing', () => {
    const facts = exampleService({
      backup: backupFacts({
        regions: [{ cloud: REGION, from: START - 9 * DAY }],
        interruptions: [{ from: START - 4 * DAY, to: START + HOUR }],
      }),
    })
    expect(copied(facts, START)).toHaveLength(5)
    expect(copied(facts, START)[0]).toEqual({ cloud: REGION, region: 'eu-west-1', paused: false })
    expect(copied(facts, START + 2 * HOUR).length).toBeGreaterThan(5)
  })

  test('a change starts over in the new region; old copies stay for a day', () => {
    const first = setRegion(exampleService(), [REGION], START)
    const second = setRegion(first, ['aws-eu-north-1'], START + 2 * DAY)
    const clouds = (now: number) => new Set(copied(second, now).map((copy) => copy.cloud))
    const changed = START + 2 * DAY
    expect(clouds(changed + SECOND)).toEqual(new Set([REGION]))
    expect(clouds(changed + MINUTE)).toEqual(new Set([REGION, 'aws-eu-north-1']))
    expect(clouds(changed + 2 * DAY)).toEqual(new Set(['aws-eu-north-1']))
  })

  test('turning it off removes the copies, not the backups', () => {
    const on = setRegion(exampleService(), [REGION], START)
    const off = setRegion(on, [], START + HOUR)
    expect(copied(off, START + HOUR)).toEqual([])
    expect(backups(off, START + HOUR)).toHaveLength(15)
  })

  test('a move leaves backups and copies where they are', () => {
    const on = setRegion(exampleService(), [REGION], START - 3 * DAY)
    const moved = updateService(on, { cloud: REGION }, START)
    expect(backups(moved, START + DAY).at(-1)).toMatchObject({
      storage_location: 'aws-eu-central-1',
      additional_regions: [{ cloud: REGION }],
    })
  })
})
