import { describe, expect, it } from 'vitest'
import type { Backup, BackupReport } from '~/api/backups'
import { backupAt, hoursAgo, NOW, REGION, makeReport } from '~/test/backups'
import { exampleService } from '~/test/services'
import { ageAt, readLocations, UP_TO_NOW } from './location'

const HOME = 'aws-eu-central-1'
const OTHER = 'aws-eu-north-1'
const on = { additional_backup_regions: [REGION] }
const ms = (hours: number) => NOW - hours * 3_600_000

const backups = [
  { ...backupAt(hoursAgo(30), REGION), data_size: 30 },
  { ...backupAt(hoursAgo(6)), data_size: 6 },
  backupAt(hoursAgo(54), REGION, OTHER),
]

function service(changes: Parameters<typeof exampleService>[0] = {}) {
  return exampleService({ user_config: on, backups, ...changes })
}

function withWindow(start: string | null, end: string | null): BackupReport {
  return {
    backups,
    pitr: {
      primary_region: { pitr_range_start: start, pitr_range_end: end },
      additional_regions: [],
    },
  }
}

function windowOfCopies(start: string | null, end: string | null): BackupReport {
  const range = { cloud: REGION, pitr_range_start: start, pitr_range_end: end }
  return { backups, pitr: { additional_regions: [range] } }
}

describe('the primary location', () => {
  it('is where the backups say, and holds them all', () => {
    expect(readLocations(service()).primary).toEqual({
      kind: 'primary',
      cloud: HOME,
      window: undefined,
      pointInTime: 'unread',
      newest: { at: ms(6), known: 'not-older-than' },
      count: 3,
      newestBackup: ms(6),
      bytes: 6,
      paused: undefined,
    })
  })

  it.each<[string, BackupReport | undefined, string, object]>([
    [
      'any moment up to now',
      withWindow(hoursAgo(200), null),
      'pg',
      {
        newest: { at: UP_TO_NOW, known: 'exact' },
        window: { from: ms(200), to: UP_TO_NOW },
        pointInTime: 'yes',
      },
    ],
    [
      'any moment up to an end that is given',
      withWindow(hoursAgo(200), hoursAgo(3)),
      'pg',
      { newest: { at: ms(3), known: 'exact' }, pointInTime: 'yes' },
    ],
    [
      'the newest backup where none can be used for it',
      withWindow(null, null),
      'pg',
      { newest: { at: ms(6), known: 'exact' }, window: undefined, pointInTime: 'none' },
    ],
    [
      'the newest backup where the window ends before it starts',
      withWindow(hoursAgo(3), hoursAgo(200)),
      'pg',
      { newest: { at: ms(6), known: 'exact' }, window: undefined, pointInTime: 'none' },
    ],
    [
      'the newest backup at least, where the windows were not read',
      undefined,
      'mysql',
      { newest: { at: ms(6), known: 'not-older-than' }, pointInTime: 'unread' },
    ],
    [
      'the newest backup at least, where Aiven reports no windows of a type that has them',
      { backups, pitr: null },
      'pg',
      { newest: { at: ms(6), known: 'not-older-than' }, pointInTime: 'not-reported' },
    ],
    [
      'the newest backup at least of a type that nobody knows',
      { backups },
      'cassandra-ng',
      { newest: { at: ms(6), known: 'not-older-than' }, pointInTime: 'not-reported' },
    ],
    [
      'the same of such a type where the report was not read',
      undefined,
      'cassandra-ng',
      { newest: { at: ms(6), known: 'not-older-than' }, pointInTime: 'unread' },
    ],
    [
      'the newest backup of a type that works that way',
      { backups },
      'opensearch',
      { newest: { at: ms(6), known: 'exact' }, pointInTime: 'not-offered' },
    ],
    [
      'the same where Aiven reports an empty window',
      withWindow(null, null),
      'opensearch',
      { newest: { at: ms(6), known: 'exact' }, pointInTime: 'not-offered' },
    ],
    [
      'the same where the report was not read',
      undefined,
      'opensearch',
      { newest: { at: ms(6), known: 'exact' }, pointInTime: 'not-offered' },
    ],
  ])('restores %s', (_, report, type, expected) => {
    expect(readLocations(service({ service_type: type }), report).primary).toMatchObject(expected)
  })

  it('of a service that is off does not reach up to now: it writes nothing', () => {
    const off = service({ state: 'POWEROFF' })
    expect(readLocations(off, withWindow(hoursAgo(200), null)).primary).toMatchObject({
      newest: { at: ms(6), known: 'not-older-than' },
      window: { from: ms(200), to: UP_TO_NOW },
    })
  })

  it('is unknown where no backup names it, and never taken from the service', () => {
    const nameless: Backup[] = [{ ...backupAt(hoursAgo(1)), storage_location: null }]
    expect(readLocations(service({ backups: nameless })).primary.cloud).toBeUndefined()
    const older = backupAt(hoursAgo(9))
    expect(readLocations(service({ backups: [...nameless, older] })).primary.cloud).toBe(HOME)
  })

  it.each([
    ['no list', null, undefined],
    ['an empty list', [], 0],
  ])('tells %s', (_, list, count) => {
    const { primary } = readLocations(service({ backups: list }))
    expect(primary).toMatchObject({ count, newest: undefined, newestBackup: undefined })
  })
})

describe('the secondary location', () => {
  it('is the region that is set, with the copies there', () => {
    expect(readLocations(service()).secondary).toMatchObject({
      kind: 'secondary',
      cloud: REGION,
      count: 2,
      newestBackup: ms(30),
      bytes: 30,
    })
  })

  it('is none without a region; copies elsewhere are former ones', () => {
    const locations = readLocations(service({ user_config: {} }))
    expect(locations.secondary).toBeUndefined()
    expect(locations.former).toEqual([REGION, OTHER])
    expect(readLocations(service()).former).toEqual([OTHER])
  })

  it.each<[string, BackupReport | undefined, object]>([
    [
      'up to the last log file that was copied',
      makeReport(backups, hoursAgo(1.5)),
      {
        newest: { at: ms(1.5), known: 'exact' },
        window: { from: ms(200), to: ms(1.5) },
        pointInTime: 'yes',
      },
    ],
    [
      'the newest copy where no window is given yet',
      withWindow(hoursAgo(200), null),
      { newest: { at: ms(30), known: 'exact' }, window: undefined, pointInTime: 'none' },
    ],
    [
      'the newest copy where the window has no start: no backup is usable for it',
      windowOfCopies(null, hoursAgo(1)),
      { newest: { at: ms(30), known: 'exact' }, window: undefined, pointInTime: 'none' },
    ],
    [
      'the newest copy where the window ends before it starts',
      windowOfCopies(hoursAgo(1), hoursAgo(200)),
      { newest: { at: ms(30), known: 'exact' }, window: undefined, pointInTime: 'none' },
    ],
    [
      'the newest copy at least',
      undefined,
      { newest: { at: ms(30), known: 'not-older-than' }, pointInTime: 'unread' },
    ],
    [
      'the newest copy where the end cannot be read',
      makeReport(backups, 'soon'),
      { newest: { at: ms(30), known: 'exact' }, window: undefined },
    ],
    [
      'a window without a copy in the list',
      makeReport([], hoursAgo(1)),
      { newest: { at: ms(1), known: 'exact' }, count: 0 },
    ],
  ])('restores %s', (_, report, expected) => {
    expect(readLocations(service(), report).secondary).toMatchObject(expected)
  })

  it.each([
    ['Quota', { reason: 'Quota' }],
    [undefined, { reason: undefined }],
    [null, { reason: undefined }],
    ['', { reason: undefined }],
  ])('is paused where the newest copy says so, in Aiven’s words (%j)', (reason, paused) => {
    const copies = [
      backupAt(hoursAgo(1)),
      backupAt(hoursAgo(30), { cloud: REGION, paused: true, pause_reason: reason }),
      backupAt(hoursAgo(54), REGION),
    ]
    expect(readLocations(service({ backups: copies })).secondary?.paused).toEqual(paused)
  })

  it('is not paused by an older copy', () => {
    const copies = [
      backupAt(hoursAgo(6), REGION),
      backupAt(hoursAgo(30), { cloud: REGION, paused: true }),
    ]
    expect(readLocations(service({ backups: copies })).secondary?.paused).toBeUndefined()
  })

  it('does not count a time that cannot be read', () => {
    const copies = [backupAt('yesterday', REGION), backupAt(hoursAgo(30), REGION)]
    expect(readLocations(service({ backups: copies })).secondary).toMatchObject({
      count: 2,
      newest: { at: ms(30) },
    })
  })

  it('takes absent and null copies for none', () => {
    const without: Backup[] = [{ backup_name: 'a', backup_time: hoursAgo(1) }]
    expect(readLocations(service({ backups: without })).secondary?.count).toBe(0)
    const nulls = [{ ...backupAt(hoursAgo(1)), additional_regions: null }]
    expect(readLocations(service({ backups: nulls })).secondary?.count).toBe(0)
  })
})

it('a window is whole seconds inside of what is given', () => {
  const report = withWindow('2026-08-19T08:00:00.250Z', '2026-08-21T09:55:00.750Z')
  expect(readLocations(service(), report).primary.window).toEqual({
    from: Date.parse('2026-08-19T08:00:01Z'),
    to: Date.parse('2026-08-21T09:55:00Z'),
  })
})

it.each([
  ['now', UP_TO_NOW, 0],
  ['an hour', ms(1), 3600],
  ['nothing, within what clocks differ by', NOW + 299_000, 0],
  ['unknown, in the future', NOW + 301_000, undefined],
])('an age is %s', (_, at, age) => {
  expect(ageAt(at, NOW)).toBe(age)
})
