import type { BackupReport } from '~/api/backups'
import { HOUR } from '~/lib/time-units'
import { isBackupInterval } from './interval'

/**
 * When the next scheduled backup is due, as far as the API tells.
 * @param report the backups' report
 * @param state Aiven's state of the service: one that is powered off makes no backups
 * @param now milliseconds since 1970 UTC
 * @returns ISO 8601 UTC, or undefined where none is scheduled, or the schedule is not given or is none
 */
export function nextBackup(report: BackupReport, state: string, now: number): string | undefined {
  const schedule = report.scheduled_backup_time
  const hour = schedule?.backup_hour
  if (schedule == null || hour == null || state === 'POWEROFF') return undefined
  const minute = schedule.backup_minute ?? 0
  const hours = schedule.backup_interval_hours ?? 24
  if (!isOnClock(hour, 24) || !isOnClock(minute, 60) || !isBackupInterval(hours)) return undefined
  const interval = hours * HOUR
  // Backups fall on the set time of day and every interval after it.
  const anchor = new Date(now)
  anchor.setUTCHours(hour, minute, 0, 0)
  const steps = Math.floor((now - anchor.getTime()) / interval) + 1
  return new Date(anchor.getTime() + steps * interval).toISOString()
}

function isOnClock(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end
}
