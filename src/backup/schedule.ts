import type { BackupReport } from '~/api/backups'

const HOUR = 3_600_000

/**
 * When the next scheduled backup is due, as far as the API tells.
 * @param report the backups' report
 * @param state Aiven's state of the service: one that is powered off makes no backups
 * @param now milliseconds since 1970 UTC
 * @returns ISO 8601 UTC, or undefined where none is scheduled or the schedule is not given
 */
export function nextBackup(report: BackupReport, state: string, now: number): string | undefined {
  const schedule = report.scheduled_backup_time
  const hour = schedule?.backup_hour
  if (schedule == null || hour == null || state === 'POWEROFF') return undefined
  const interval = (schedule.backup_interval_hours ?? 24) * HOUR
  if (interval <= 0) return undefined
  // Backups fall on the set time of day and every interval after it.
  const anchor = new Date(now)
  anchor.setUTCHours(hour, schedule.backup_minute ?? 0, 0, 0)
  const steps = Math.floor((now - anchor.getTime()) / interval) + 1
  return new Date(anchor.getTime() + steps * interval).toISOString()
}
