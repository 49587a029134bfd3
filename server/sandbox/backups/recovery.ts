import type { ServiceFacts } from '../model'
import { backupsResponse } from './view'

/** What can be restored from one location. Times are ms since the epoch. */
export interface Recovery {
  location: string
  /** Oldest first. */
  backups: { name: string; at: number }[]
  /** Any moment in it can be restored, both ends included; absent without point-in-time recovery. */
  window?: { from: number; to: number }
}

/**
 * What a new service in `cloud` would be restored from. There is no field to choose with: in the
 * additional backup region it is the copies there, anywhere else the primary backups (Aiven docs).
 * It is exactly what the API lists, so that every time that a client reads there is accepted.
 */
export function recoveryFor(source: ServiceFacts, cloud: string, now: number): Recovery {
  const { backups, pitr } = backupsResponse(source, now)
  const region = source.backup.regions.at(-1)
  const secondary = region?.to === undefined && region?.cloud === cloud
  const location = secondary ? cloud : source.backup.home
  const here = backups.filter(
    ({ additional_regions: regions }) => !secondary || regions.some((copy) => copy.cloud === cloud),
  )
  const range = secondary
    ? pitr?.additional_regions.find((window) => window.cloud === cloud)
    : pitr?.primary_region
  return {
    location,
    backups: here.map((backup) => ({
      name: backup.backup_name,
      at: Date.parse(backup.backup_time),
    })),
    ...(range?.pitr_range_start && {
      window: {
        from: Date.parse(range.pitr_range_start),
        // An end of null means now.
        to: range.pitr_range_end ? Date.parse(range.pitr_range_end) : now,
      },
    }),
  }
}

const TIME =
  /^(\d{4}-\d\d-\d\d)[ T]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?)(Z|[+-]\d\d:?\d\d)?$/

/**
 * A recovery target time in ms: `2026-08-21 09:30:00` or ISO 8601 with an offset, the two forms of
 * Aiven's docs. Undefined when it is neither. Unverified: without an offset it is UTC.
 */
export function parseRecoveryTime(text: string): number | undefined {
  const [, date, time, zone = 'Z'] = TIME.exec(text) ?? []
  // A day such as the 30th of February would be taken for one in March.
  if (!date || !new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date)) return undefined
  const ms = Date.parse(`${date}T${time}${zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(ms) ? undefined : ms
}
