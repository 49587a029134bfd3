import { NEAR_KM } from '~/backup/placement'
import type { ResidencyPolicy } from '~/backup/residency'
import { applyReports, judgeCoverage, type CoverageRow } from '~/fleet/coverage'
import type { FleetReading } from './read-fleet'

interface Standards {
  /** Kilometres: how near a copy may be before it is reported. */
  nearKm?: number
  findPolicy?: (project: string) => ResidencyPolicy | undefined
}

/**
 * Judges what was read with the console's own rules, by the API's clock at the time of the reading.
 * @returns a row for each service to protect
 */
export function judgeReading(
  { services, reports, clouds, at }: FleetReading,
  { nearKm = NEAR_KM, findPolicy = () => undefined }: Standards = {},
): readonly CoverageRow[] {
  const rows = judgeCoverage({ now: at, clouds, nearKm, findPolicy })(services)
  return applyReports(rows, reports, { now: at, clouds })
}
