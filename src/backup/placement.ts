import type { Cloud } from '../api/clouds'
import { providerOf } from './clouds'

interface Placement {
  /** The cloud that the service runs in. */
  serviceCloud: string
  /** Where its primary backups are, where known. */
  primary?: string | undefined
  /** Where its copies go, where set. */
  secondary?: string | undefined
}

/** What is odd about where a service and its backups are. */
export type PlacementWarning =
  /** Backups stay where the service was created when it moves (Aiven docs). */
  | 'primary-elsewhere'
  | 'primary-with-other-provider'
  | 'copy-where-the-service-runs'
  | 'copy-where-the-primary-is'

/**
 * What a person should know about where a service and its backups are.
 * @param placement cloud names
 * @param clouds the known clouds, for their providers
 */
export function placementWarnings(
  { serviceCloud, primary, secondary }: Placement,
  clouds: readonly Cloud[],
): PlacementWarning[] {
  const warnings: PlacementWarning[] = []
  if (primary !== undefined && primary !== serviceCloud) {
    const sameProvider = providerOf(primary, clouds) === providerOf(serviceCloud, clouds)
    warnings.push(sameProvider ? 'primary-elsewhere' : 'primary-with-other-provider')
  }
  if (secondary !== undefined && secondary === primary) warnings.push('copy-where-the-primary-is')
  else if (secondary !== undefined && secondary === serviceCloud) {
    warnings.push('copy-where-the-service-runs')
  }
  return warnings
}
