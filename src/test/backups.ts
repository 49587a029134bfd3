import type { Backup, BackupCopy, BackupReport } from '~/api/backups'

/** For tests: the region that copies go to, and the time it is. */
export const REGION = 'aws-eu-west-1'
export const NOW = Date.parse('2026-08-21T10:00:00Z')

/** For tests: ISO 8601 UTC, that many hours before `NOW`. */
export function hoursAgo(hours: number): string {
  return new Date(NOW - hours * 3_600_000).toISOString()
}

/** For tests: a backup that was taken at `time`, with copies in the clouds named. */
export function backupAt(time: string, ...copies: (string | BackupCopy)[]): Backup {
  return {
    backup_name: `backup-${time}`,
    backup_time: time,
    storage_location: 'aws-eu-central-1',
    additional_regions: copies.map((copy) => (typeof copy === 'string' ? { cloud: copy } : copy)),
  }
}

/** For tests: a report of these backups whose recovery window in `REGION` ends at `end`. */
export function makeReport(backups: Backup[], end?: string): BackupReport {
  const windows = { cloud: REGION, pitr_range_start: hoursAgo(200), pitr_range_end: end }
  return {
    backups,
    ...(end === undefined ? {} : { pitr: { additional_regions: [windows] } }),
  }
}
