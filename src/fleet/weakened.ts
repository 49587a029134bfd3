import { findDoubt, holdsCopy, type LocationKind } from '~/backup/location'
import type { FleetService } from './fleet-service'
import type { IsDown } from './down'
import { whyNoFork, type NoForkReason } from './no-fork'

/** A service elsewhere, which runs on, with fewer backups. */
export interface Weakened {
  service: FleetService
  /** Its copies are in what is down; undefined where nobody can say whether there are any. */
  losesCopy: boolean | undefined
  /** Its primary backups are in what is down: they stay where it was created (Aiven docs). */
  losesPrimary: boolean
  /** What it can still be restored from; a reason where nothing could be, whatever is left. */
  left: LocationKind | NoForkReason | 'nothing' | 'unknown'
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
  const keepsPrimary = primaryDown === undefined ? undefined : !primaryDown
  return {
    service,
    losesCopy: secondaryDown === true && holds,
    losesPrimary: primaryDown === true,
    left: findLeft(service, keepsPrimary, keepsCopy),
  }
}

function findLeft(
  service: FleetService,
  keepsPrimary: boolean | undefined,
  keepsCopy: boolean | undefined,
): Weakened['left'] {
  const noFork = whyNoFork(service)
  if (noFork) return noFork === 'unknown-type' ? 'unknown' : noFork
  if (keepsPrimary) return 'primary'
  if (keepsCopy) return 'secondary'
  const known = service.locations.primary.count === 0 || keepsPrimary !== undefined
  return known && keepsCopy !== undefined ? 'nothing' : 'unknown'
}
