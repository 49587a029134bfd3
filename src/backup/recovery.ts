import type { Backup, BackupReport } from '~/api/backups'
import { copyIn, newestFirst, recoveryPointIn } from './copies'
import { hasPointInTime } from './support'

/** What could be restored from one location now. */
export interface Recovery {
  /** The newest moment that can be restored: ISO 8601 UTC, or `now`. Undefined where none is known. */
  point?: string
  /** Seconds since then. */
  age?: number
  /** Age over objective. */
  ratio?: number
  /** The window of point-in-time recovery, ISO 8601 UTC; an end of null is now. */
  window?: { from: string; to: string | null }
  /**
   * Whether any moment between two backups can be restored: `none` where no backup can be used for it
   * yet, `unknown` where the windows may not be read. The point is then the least that is known.
   */
  pointInTime: 'yes' | 'none' | 'unknown' | 'not offered'
  /** Backups in the location, newest first. */
  backups: Backup[]
}

interface Known {
  serviceType: string
  /** As listed by the API. */
  backups: readonly Backup[]
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
  /** The recovery point objective in seconds. */
  objective: number
}

/**
 * What can be restored from the primary location.
 * @param known what Aiven reports of the service's backups
 */
export function primaryRecovery(known: Known): Recovery {
  const range = known.report?.pitr?.primary_region
  const backups = newestFirst(known.backups)
  const newest = backups.find(({ backup_time: time }) => !Number.isNaN(Date.parse(time)))
  // Aiven docs: an end of null is "now", a start of null is "no backup is usable".
  if (range?.pitr_range_start) {
    const to = range.pitr_range_end ?? null
    const window = { from: range.pitr_range_start, to }
    return { ...aged(to ?? 'now', known), window, pointInTime: 'yes', backups }
  }
  return { ...aged(newest?.backup_time, known), pointInTime: withoutWindow(known), backups }
}

/**
 * What can be restored from an additional region.
 * @param region an Aiven cloud name
 * @param known what Aiven reports of the service's backups
 */
export function secondaryRecovery(region: string, known: Known): Recovery {
  const range = known.report?.pitr?.additional_regions?.find(({ cloud }) => cloud === region)
  const point = recoveryPointIn(region, known.backups, known.report?.pitr)
  const backups = newestFirst(known.backups).filter((backup) => copyIn(backup, region))
  if (range?.pitr_range_start && range.pitr_range_end) {
    const window = { from: range.pitr_range_start, to: range.pitr_range_end }
    return { ...aged(point, known), window, pointInTime: 'yes', backups }
  }
  return { ...aged(point, known), pointInTime: withoutWindow(known), backups }
}

function aged(point: string | undefined, { now, objective }: Known) {
  if (point === undefined) return {}
  const age = point === 'now' ? 0 : Math.max(0, (now - Date.parse(point)) / 1000)
  return { point, age, ratio: age / objective }
}

function withoutWindow({ serviceType, report }: Known): Recovery['pointInTime'] {
  if (report?.pitr) return 'none'
  if (report === undefined && hasPointInTime(serviceType)) return 'unknown'
  return 'not offered'
}
