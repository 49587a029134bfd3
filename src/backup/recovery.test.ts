import { describe, expect, it } from 'vitest'
import type { BackupReport } from '~/api/backups'
import { backupAt, hoursAgo, NOW, REGION, reportOf } from '~/test/backups'
import { primaryRecovery, secondaryRecovery } from './recovery'

const backups = [
  backupAt(hoursAgo(30), REGION),
  backupAt(hoursAgo(6)),
  backupAt(hoursAgo(54), REGION),
]
const pitr = (start: string | null, end: string | null): BackupReport => ({
  backups,
  pitr: {
    primary_region: { pitr_range_start: start, pitr_range_end: end },
    additional_regions: [],
  },
})

function known(report: BackupReport | undefined, serviceType = 'pg') {
  return { serviceType, backups, report, now: NOW, objective: 12 * 3600 }
}

describe('from the primary location', () => {
  it.each<[string, BackupReport | undefined, string, object]>([
    [
      'any moment up to now',
      pitr(hoursAgo(200), null),
      'pg',
      {
        point: 'now',
        age: 0,
        ratio: 0,
        window: { from: hoursAgo(200), to: null },
        pointInTime: 'yes',
      },
    ],
    [
      'any moment up to an end that is told',
      pitr(hoursAgo(200), hoursAgo(3)),
      'pg',
      { point: hoursAgo(3), ratio: 0.25, pointInTime: 'yes' },
    ],
    [
      'the newest backup where none can be used for it',
      pitr(null, null),
      'pg',
      { point: hoursAgo(6), ratio: 0.5, pointInTime: 'none' },
    ],
    [
      'the newest backup at least, where the windows may not be read',
      undefined,
      'mysql',
      { point: hoursAgo(6), pointInTime: 'unknown' },
    ],
    [
      'the newest backup of a type that works that way',
      { backups },
      'opensearch',
      { point: hoursAgo(6), pointInTime: 'not offered' },
    ],
    [
      'the same where the report may not be read',
      undefined,
      'opensearch',
      { point: hoursAgo(6), pointInTime: 'not offered' },
    ],
  ])('%s', (_, report, type, expected) => {
    expect(primaryRecovery(known(report, type))).toMatchObject(expected)
  })

  it('nothing is known where no backup is', () => {
    expect(primaryRecovery({ ...known({ backups: [] }), backups: [] })).toEqual({
      pointInTime: 'not offered',
      backups: [],
    })
  })
})

describe('from the second region', () => {
  it.each<[string, BackupReport | undefined, object]>([
    [
      'up to the last log file that was copied',
      reportOf(backups, hoursAgo(1.5)),
      {
        point: hoursAgo(1.5),
        age: 5400,
        ratio: 0.125,
        window: { from: hoursAgo(200), to: hoursAgo(1.5) },
        pointInTime: 'yes',
      },
    ],
    [
      'the newest copy where no window is told yet',
      pitr(hoursAgo(200), null),
      { point: hoursAgo(30), ratio: 2.5, pointInTime: 'none' },
    ],
    ['the newest copy at least', undefined, { point: hoursAgo(30), pointInTime: 'unknown' }],
  ])('%s', (_, report, expected) => {
    expect(secondaryRecovery(REGION, known(report))).toMatchObject(expected)
  })

  it('counts the copies there', () => {
    const names = secondaryRecovery(REGION, known(undefined)).backups.map((one) => one.backup_time)
    expect(names).toEqual([hoursAgo(30), hoursAgo(54)])
    expect(secondaryRecovery('aws-eu-north-1', known(undefined))).toEqual({
      pointInTime: 'unknown',
      backups: [],
    })
  })
})
