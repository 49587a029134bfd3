import type { Cloud } from '~/api/clouds'
import type { Locations } from './location'
import { areOnePlace, distanceKm, findCloud, findProvider } from './clouds'

export interface Placement {
  /** The cloud that the service runs in. */
  serviceCloud: string
  /** Where its primary backups are, where known. */
  primary?: string | undefined
  /** Where its copies go, where set. */
  secondary?: string | undefined
  /** Regions that were left and of which copies are still listed. */
  former?: readonly string[]
  /** There may be primary backups, and nobody can say where. */
  primaryUnknown?: boolean
}

/**
 * Where a service and its backups are.
 * @param serviceCloud the cloud that the service runs in
 * @param locations from `readLocations`
 */
export function readPlacement(
  serviceCloud: string,
  { primary, secondary, former }: Locations,
): Placement {
  return {
    serviceCloud,
    primary: primary.cloud,
    secondary: secondary?.cloud,
    former,
    primaryUnknown: primary.cloud === undefined && primary.count !== 0,
  }
}

/** What is odd about where a service and its backups are. */
export const PLACEMENT_WARNINGS = [
  'copy-where-the-primary-is',
  'copy-where-the-service-runs',
  'copy-too-near',
  'outside-residency',
  'residency-unknown',
  'primary-with-other-provider',
  /** Backups stay where the service was created when it moves (Aiven docs). */
  'primary-elsewhere',
] as const

export type PlacementWarning = (typeof PLACEMENT_WARNINGS)[number]

/** How near to the service or its primary backups a copy may be before the console warns, in kilometres. */
export const NEAR_KM = 300

interface Standards {
  /** Kilometres; left out, distances are not judged. */
  nearKm?: number | undefined
  /** How the project's residency policy is met, where there is one. */
  residency?: 'met' | 'broken' | 'unknown' | undefined
}

/**
 * What a person should know about where a service and its backups are.
 * @param placement cloud names
 * @param clouds the known clouds, for their providers and positions
 * @param standards what else is asked of the places
 */
export function placementWarnings(
  placement: Placement,
  clouds: readonly Cloud[],
  { nearKm, residency }: Standards = {},
): PlacementWarning[] {
  const { serviceCloud, primary, secondary } = placement
  const warnings: PlacementWarning[] = []
  if (primary !== undefined && primary !== serviceCloud) {
    const [there, here] = [findProvider(primary, clouds), findProvider(serviceCloud, clouds)]
    const differ = there !== undefined && here !== undefined && there !== here
    warnings.push(differ ? 'primary-with-other-provider' : 'primary-elsewhere')
  }
  const isWithCopies = (cloud: string | undefined) =>
    cloud !== undefined && secondary !== undefined && areOnePlace(cloud, secondary, clouds) === true
  if (isWithCopies(primary)) warnings.push('copy-where-the-primary-is')
  else if (isWithCopies(serviceCloud)) warnings.push('copy-where-the-service-runs')
  else if (nearKm !== undefined && (copyDistance(placement, clouds) ?? Infinity) < nearKm) {
    warnings.push('copy-too-near')
  }
  if (residency === 'broken') warnings.push('outside-residency')
  if (residency === 'unknown') warnings.push('residency-unknown')
  return warnings
}

/**
 * How far the copies are from the nearer of the service and its primary backups.
 * @returns kilometres; undefined where there is no copy or a position is unknown
 */
export function copyDistance(
  { serviceCloud, primary, secondary }: Placement,
  clouds: readonly Cloud[],
): number | undefined {
  const find = (name: string | undefined) =>
    name === undefined ? undefined : findCloud(name, clouds)
  const copy = find(secondary)
  if (!copy) return undefined
  const distances = [...new Set([serviceCloud, primary])].flatMap((name) => {
    const other = find(name)
    return (other && distanceKm(other, copy)) ?? []
  })
  return distances.length === 0 ? undefined : Math.min(...distances)
}
