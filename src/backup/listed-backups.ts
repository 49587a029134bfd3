import type { Backup, ListedBackup } from '~/api/backups'
import { readInstant } from '~/lib/instant'

/** What a list of backups tells by itself, without the windows of the report. */
export interface BackupFacts {
  /** How many backups are here; undefined where Aiven does not list them. */
  count: number | undefined
  /** Milliseconds: the time of the newest backup here. */
  newestBackup: number | undefined
  /** Bytes that a restore of the newest backup brings back, before compression. */
  bytes: number | undefined
}

/**
 * What the list tells of a location.
 * @param backups those of one location, newest first
 * @param listed whether Aiven lists backups at all
 */
export function readFacts(backups: readonly ListedBackup[], listed: boolean): BackupFacts {
  return {
    count: listed ? countAll(backups) : undefined,
    // Those whose time cannot be read come last.
    newestBackup: readInstant(backups[0]?.backup_time),
    bytes: restoredSize(backups),
  }
}

function countAll(backups: readonly ListedBackup[]): number {
  return backups.reduce((count, { older_alike: older = 0 }) => count + 1 + older, 0)
}

/**
 * How much data a restore of the newest backup brings back. An incremental one may hold only what
 * changed: the whole one before it counts.
 * @param backups newest first
 * @returns bytes before compression; undefined where Aiven tells none
 */
export function restoredSize(backups: readonly Backup[]): number | undefined {
  return (
    backups.find(({ incremental, data_size: size }) => !incremental && size != null)?.data_size ??
    undefined
  )
}

/**
 * Where a service's primary backups are. They stay where the service was created when it moves (Aiven
 * docs), so it is never inferred from the service's own cloud.
 * @param backups newest first
 * @returns an Aiven cloud name, or undefined where no backup names one
 */
export function primaryCloud(backups: readonly Backup[]): string | undefined {
  return backups.find(({ storage_location: location }) => location)?.storage_location ?? undefined
}
