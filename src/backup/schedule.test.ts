import { describe, expect, it } from 'vitest'
import { nextBackup } from './schedule'

describe('the next scheduled backup', () => {
  it.each([
    ['later today', '03:00', { backup_hour: 5, backup_minute: 30 }, '21T05:30'],
    ['tomorrow', '05:31', { backup_hour: 5, backup_minute: 30 }, '22T05:30'],
    ['a day on when it is due now', '05:30', { backup_hour: 5, backup_minute: 30 }, '22T05:30'],
    ['on the hour', '03:00', { backup_hour: 5 }, '21T05:00'],
    ['at midnight', '23:59', { backup_hour: 0, backup_minute: 0 }, '22T00:00'],
    [
      '12 h on',
      '12:00',
      { backup_hour: 1, backup_minute: 15, backup_interval_hours: 12 },
      '21T13:15',
    ],
    ['over midnight', '22:00', { backup_hour: 13, backup_interval_hours: 12 }, '22T01:00'],
    ['before the hour set', '00:30', { backup_hour: 13, backup_interval_hours: 12 }, '21T01:00'],
    [
      'hourly',
      '17:20',
      { backup_hour: 3, backup_minute: 20, backup_interval_hours: 1 },
      '21T18:20',
    ],
    ['hourly, over midnight', '23:45', { backup_hour: 9, backup_interval_hours: 1 }, '22T00:00'],
  ])('is %s', (_, now, schedule, next) => {
    const report = { backups: [], scheduled_backup_time: schedule }
    expect(nextBackup(report, 'RUNNING', Date.parse(`2026-08-21T${now}:00Z`))).toBe(
      `2026-08-${next}:00.000Z`,
    )
  })

  it('is none while the service is powered off', () => {
    const report = { backups: [], scheduled_backup_time: { backup_hour: 5 } }
    expect(nextBackup(report, 'POWEROFF', Date.now())).toBeUndefined()
  })

  it.each([
    undefined,
    null,
    {},
    { backup_minute: 30 },
    { backup_hour: null, backup_minute: 0 },
    { backup_hour: 3, backup_interval_hours: 0 },
    { backup_hour: 3, backup_interval_hours: -4 },
    { backup_hour: 3, backup_interval_hours: 1e308 },
    { backup_hour: 3, backup_interval_hours: Number.NaN },
    { backup_hour: 24 },
    { backup_hour: 3.5 },
    { backup_hour: -1 },
    { backup_hour: 3, backup_minute: 1e308 },
    { backup_hour: 3, backup_minute: 60 },
  ])('is unknown with %j', (schedule) => {
    const report = { backups: [], scheduled_backup_time: schedule }
    expect(nextBackup(report, 'RUNNING', Date.now())).toBeUndefined()
  })
})
