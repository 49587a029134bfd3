import type { Backup, BackupCopy } from '~/api/backups'

/**
 * Backups, newest first; those whose time cannot be read come last. Aiven does not say in which order
 * it lists them.
 * @param backups as listed by the API
 */
export function newestFirst<B extends Backup>(backups: readonly B[]): B[] {
  return backups
    .map((backup) => ({ backup, time: Date.parse(backup.backup_time) || 0 }))
    .sort((a, b) => b.time - a.time)
    .map(({ backup }) => backup)
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
