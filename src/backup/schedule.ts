import type { Backup, BackupReport } from '~/api/backups'

const HOUR = 3_600_000

/**
 * When the next scheduled backup is due, as far as the API tells.
 * @param report the backups' report
 * @param now milliseconds since 1970 UTC
 * @returns ISO 8601 UTC, or undefined where the schedule is not told
 */
export function nextBackup(report: BackupReport, now: number): string | undefined {
  const schedule = report.scheduled_backup_time
  const hour = schedule?.backup_hour
  if (schedule === null || schedule === undefined || hour === null || hour === undefined) {
    return undefined
  }
  const interval = (schedule.backup_interval_hours ?? 24) * HOUR
  if (interval <= 0) return undefined
  // Backups fall on the set time of day and every interval after it.
  const anchor = new Date(now)
  anchor.setUTCHours(hour, schedule.backup_minute ?? 0, 0, 0)
  const steps = Math.floor((now - anchor.getTime()) / interval) + 1
  return new Date(anchor.getTime() + steps * interval).toISOString()
}

/**
 * Where a service's primary backups are: the storage location of the newest one that tells. It stays
 * where the service was created when the service moves (Aiven docs), so it is never inferred from
 * the service's own cloud.
 * @param backups newest first
 * @returns an Aiven cloud name, or undefined where no backup tells
 */
export function primaryLocation(backups: readonly Backup[]): string | undefined {
  return backups.find(({ storage_location: location }) => location)?.storage_location ?? undefined
}
