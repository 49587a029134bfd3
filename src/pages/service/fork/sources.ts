import type { Backup, BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { readLocations, type Location, type LocationKind } from '~/backup/location'
import { backupsAt } from '~/backup/restorable'
import { restoreRefusal } from '~/backup/restore'

/** A location as the dialog offers it: with the backups to choose from, or why it cannot be used. */
export interface ForkSource extends Location {
  /** Newest first. */
  backups: readonly Backup[]
  /** Why nothing can be restored from here. */
  refusal: string | undefined
}

/**
 * What a service can be restored from.
 * @param report the backups' report, where it was read: only it tells the recovery windows
 */
export function forkSources(
  service: Service,
  report: BackupReport | undefined,
): Record<LocationKind, ForkSource> {
  const { primary, secondary } = readLocations(service, report)
  const all = report?.backups ?? service.backups ?? []
  return {
    primary: { ...primary, backups: backupsAt(primary, all), refusal: restoreRefusal(primary) },
    secondary: {
      ...(secondary ?? NOT_SET),
      backups: secondary ? backupsAt(secondary, all) : [],
      refusal: restoreRefusal(secondary),
    },
  }
}

const NOT_SET: Location = {
  kind: 'secondary',
  cloud: undefined,
  window: undefined,
  pointInTime: 'not-offered',
  newest: undefined,
  count: 0,
  newestBackup: undefined,
  bytes: undefined,
  paused: undefined,
}
