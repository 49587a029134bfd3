import type { DrillResult } from '~/backup/drill'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'

/** A restore drill with a result. */
export interface PastDrill {
  /** The key of the service that was restored: `fleetKey`. */
  source: string
  result: DrillResult
  /** Milliseconds since 1970 UTC: when the result was entered. */
  at: number
}

/** The drills with a result of the forks that are there. */
export function drillsOfForks(forks: readonly FleetService[]): PastDrill[] {
  return forks.flatMap(({ madeFor, forkedFrom, drill, created }) => {
    const result = drill?.result
    if (madeFor !== 'drill' || !forkedFrom || result === undefined) return []
    const at = Date.parse(drill?.resultAt ?? created)
    return Number.isNaN(at) ? [] : [{ source: fleetKey(forkedFrom), result, at }]
  })
}
