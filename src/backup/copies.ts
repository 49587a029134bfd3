import type { Backup, BackupCopy, BackupReport } from '~/api/backups'

/** Where the copies of a service's backups in other regions stand, region by region. */
export interface RegionCopies {
  cloud: string
  /** Backups that list this region. */
  count: number
  /** ISO 8601 UTC: the time of the newest and of the oldest backup that lists it. */
  newest: string
  oldest: string
  /** What the newest of them says. */
  latest: BackupCopy
}

/**
 * Backups, newest first; those whose time cannot be read come last. Aiven does not say in which order
 * it lists them.
 * @param backups as listed by the API
 */
export function newestFirst(backups: readonly Backup[]): Backup[] {
  const time = (backup: Backup) => Date.parse(backup.backup_time) || 0
  return backups.toSorted((a, b) => time(b) - time(a))
}

/**
 * The copies that the backups list, region by region, in the order of their newest copy.
 * @param backups as listed by the API
 */
export function copiesByRegion(backups: readonly Backup[]): RegionCopies[] {
  const regions = new Map<string, RegionCopies>()
  for (const backup of newestFirst(backups)) {
    for (const copy of backup.additional_regions ?? []) {
      const known = regions.get(copy.cloud)
      if (known === undefined) {
        const { backup_time: time } = backup
        regions.set(copy.cloud, {
          cloud: copy.cloud,
          count: 1,
          newest: time,
          oldest: time,
          latest: copy,
        })
      } else {
        known.count += 1
        known.oldest = backup.backup_time
      }
    }
  }
  return [...regions.values()]
}

/**
 * The copy of one backup in one region.
 * @param backup as listed by the API
 * @param region an Aiven cloud name
 */
export function copyIn(backup: Backup, region: string): BackupCopy | undefined {
  return backup.additional_regions?.find(({ cloud }) => cloud === region)
}

/**
 * The newest moment that can be recovered from a region: the end of its point-in-time window where
 * the API gives one, else the time of the newest backup that lists the region.
 * @param region an Aiven cloud name
 * @param backups as listed by the API
 * @param pitr the recovery windows, where they may be read
 * @returns ISO 8601 UTC, or undefined where no copy has been seen
 */
export function recoveryPointIn(
  region: string,
  backups: readonly Backup[],
  pitr?: BackupReport['pitr'],
): string | undefined {
  const window = pitr?.additional_regions?.find(({ cloud }) => cloud === region)
  const end = window?.pitr_range_end
  if (end && isTime(end)) return end
  return newestFirst(backups).find((backup) => copyIn(backup, region) && isTime(backup.backup_time))
    ?.backup_time
}

/**
 * The first backup that was copied to a region, as far as the list reaches back: the oldest one with a
 * copy there, where an older one without any is still listed.
 * @param region an Aiven cloud name
 * @param backups as listed by the API
 * @returns ISO 8601 UTC: when that backup was made; undefined where the list does not tell
 */
export function firstCopyIn(region: string, backups: readonly Backup[]): string | undefined {
  const oldestFirst = newestFirst(backups).toReversed()
  const at = oldestFirst.findIndex((backup) => copyIn(backup, region))
  return at > 0 ? oldestFirst[at]?.backup_time : undefined
}

/** A time that cannot be read has no age: nothing may be called protected by it. */
function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}
