import { describe, expect, it } from 'vitest'
import { backupAt, hoursAgo, NOW, REGION, makeReport } from '~/test/backups'
import {
  asksFirst,
  findConsequences,
  regionChangeAllowed,
  type ChangedOption,
} from './consequences'

type Facts = Parameters<typeof findConsequences>[0]

function change(key: string, before: unknown, after: unknown, restart = false): ChangedOption {
  return { key, name: key.replaceAll('_', ' '), before, after, restart }
}

function follows(changes: ChangedOption[], facts: Partial<Facts> = {}) {
  return findConsequences({
    serviceType: 'pg',
    state: 'RUNNING',
    updated: hoursAgo(100),
    backups: [],
    report: undefined,
    now: NOW,
    ...facts,
    changes,
  })
}

const region = (before?: string, after?: string) =>
  change('additional_backup_regions', before && [before], after && [after])
const schedule = { backup_hour: 3, backup_minute: 30 }
const tomorrow = '2026-08-22T10:00:00.000Z'

describe('a region', () => {
  it('that is set starts copies after the next backup, and is fixed for a day', () => {
    const report = { ...makeReport([]), scheduled_backup_time: schedule }
    expect(follows([region(undefined, REGION)], { report })).toEqual([
      { kind: 'copies-start', region: REGION, next: '2026-08-22T03:30:00.000Z' },
      { kind: 'next-region-change', from: tomorrow },
    ])
  })

  it.each<[string, Partial<Facts>, object]>([
    ['whose schedule is not told', {}, { kind: 'copies-start', region: REGION, next: undefined }],
    ['of OpenSearch', { serviceType: 'opensearch' }, { kind: 'snapshots-start', region: REGION }],
    ['while off', { state: 'POWEROFF' }, { kind: 'copies-start-when-on', region: REGION }],
    ['of Valkey', { serviceType: 'valkey' }, { kind: 'copies-in-doubt', region: REGION }],
  ])('%s', (_, facts, start) => {
    expect(follows([region(undefined, REGION)], facts)[0]).toEqual(start)
  })

  it('that is changed gives up its copies, and may be refused for a day after an update', () => {
    const backups = [
      backupAt(hoursAgo(3), REGION),
      backupAt(hoursAgo(27), REGION, 'aws-eu-west-3'),
      backupAt(hoursAgo(51)),
    ]
    const found = follows([region(REGION, 'aws-eu-north-1')], { backups, updated: hoursAgo(20) })
    expect(found).toEqual([
      {
        kind: 'copies-given-up',
        region: REGION,
        successor: 'aws-eu-north-1',
        count: 2,
        newestAge: 3 * 3600,
        oldestAge: 27 * 3600,
      },
      { kind: 'too-soon', until: '2026-08-21T14:00:00.000Z' },
      { kind: 'copies-start', region: 'aws-eu-north-1', next: undefined },
      { kind: 'next-region-change', from: tomorrow },
    ])
    expect(found.filter(asksFirst)).toHaveLength(1)
  })

  it.each([
    ['without copies', [backupAt(hoursAgo(3))], 'no-copies-given-up', false],
    ['with copies', [backupAt(hoursAgo(3), REGION)], 'copies-given-up', true],
    ['whose backups may not be read', undefined, 'unknown-copies-given-up', true],
  ])('%s that is turned off', (_, backups, kind, asks) => {
    const found = follows([region(REGION)], { backups })
    expect(found.map((item) => item.kind)).toEqual([kind, 'primary-stays'])
    expect(found.some(asksFirst)).toBe(asks)
  })
})

it.each<[string, ChangedOption[], object[]]>([
  ['backup time', [change('backup_hour', 3, 4)], [{ kind: 'backup-time' }]],
  ['nothing that is known', [change('ip_filter', [], ['10.0.0.0/8'])], []],
  [
    'ACU plans',
    [change('backup_interval_hours', 24, 6), change('backup_retention_days', 7, 14)],
    [{ kind: 'needs-acu-plan', names: ['backup interval hours', 'backup retention days'] }],
  ],
  [
    'a version and a restart',
    [change('pg_version', '16', '17'), change('shared_buffers_percentage', 20, 25, true)],
    [
      { kind: 'rebuild', name: 'pg version' },
      { kind: 'restart', names: ['shared buffers percentage'] },
    ],
  ],
])('%s', (_, changes, expected) => {
  expect(follows(changes)).toEqual(expected)
})

it.each<[string, ChangedOption, object[]]>([
  [
    'a first hour makes backups daily',
    change('backup_hour', undefined, 3),
    [{ kind: 'backup-time' }, { kind: 'backup-rhythm', hours: 24 }],
  ],
  [
    'without an hour they come every 12 hours',
    change('backup_hour', 3, undefined),
    [{ kind: 'backup-time' }, { kind: 'backup-rhythm', hours: 12 }],
  ],
  ['another hour', change('backup_hour', 3, 4), [{ kind: 'backup-time' }]],
  [
    'persistence off deletes the backups',
    change('valkey_persistence', 'rdb', 'off'),
    [{ kind: 'backups-deleted', count: 0 }],
  ],
])('Valkey: %s', (_, changed, expected) => {
  expect(follows([changed], { serviceType: 'valkey' })).toEqual(expected)
})

it.each([
  [hoursAgo(23), '2026-08-21T11:00:00.000Z'],
  [hoursAgo(24), undefined],
  ['some day', undefined],
])('the region of a service updated at %s can surely be changed from %s', (updated, from) => {
  expect(regionChangeAllowed(updated, NOW)).toBe(from)
})
