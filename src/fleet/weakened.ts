import { findDoubt, holdsCopy, type LocationKind } from '~/backup/location'
import type { FleetService } from './fleet-service'
import type { IsDown } from './down'

/** A service elsewhere, which runs on, with fewer backups. */
export interface Weakened {
  service: FleetService
  /** Its copies are in what is down; undefined where nobody can say whether there are any. */
  losesCopy: boolean | undefined
  /** Its primary backups are in what is down: they stay where it was created (Aiven docs). */
  losesPrimary: boolean
  /** What it can still be restored from. */
  left: LocationKind | 'nothing' | 'unknown'
}

/**
 * What a service that runs on loses.
 * @param service whose own cloud is not down
 * @param isDown which clouds are down
 */
export function weakenedBy(service: FleetService, isDown: IsDown): Weakened {
  const { primary, secondary } = service.locations
  const primaryDown = primary.cloud === undefined ? undefined : isDown(primary.cloud)
  const secondaryDown = secondary?.cloud === undefined ? undefined : isDown(secondary.cloud)
  const holds = secondary && findDoubt(secondary) ? undefined : holdsCopy(secondary)
  // A copy in a place that nobody knows may be gone or not.
  const keepsCopy = secondaryDown ? false : secondaryDown === undefined && holds ? undefined : holds
  const known = (primary.count === 0 || primaryDown !== undefined) && keepsCopy !== undefined
  return {
    service,
    losesCopy: secondaryDown === true && holds,
    losesPrimary: primaryDown === true,
    left:
      primaryDown === false ? 'primary' : keepsCopy ? 'secondary' : known ? 'nothing' : 'unknown',
  }
}
