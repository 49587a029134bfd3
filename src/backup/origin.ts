import type { Service } from '~/api/services'
import { newestFirst } from './copies'
import { primaryCloud } from './listed-backups'
import type { LocationKind } from './location'
import { secondaryRegion } from './secondary-region'

/** From which of the source's locations a fork was made. */
export interface Origin {
  /** Undefined where the source's copies in that cloud leave it open. */
  location: LocationKind | undefined
  /** Where the fork was created. */
  cloud: string
}

/**
 * From which location a fork was made. Nothing says so: it follows from the cloud that the fork was
 * created in (Aiven docs: the copies are used where that is the secondary region). That cloud is the
 * one of the fork's own primary backups, which stay when a service moves.
 * @param fork the service that was made
 * @param source the service that it was made from, as it is today
 */
export function findOrigin(
  fork: Pick<Service, 'cloud_name' | 'backups'>,
  source: Pick<Service, 'user_config' | 'backups'>,
): Origin {
  const cloud = primaryCloud(newestFirst(fork.backups ?? [])) ?? fork.cloud_name
  if (secondaryRegion(source.user_config) === cloud) return { location: 'secondary', cloud }
  // Copies in a region that is no longer the one set: it may have been when the fork was made.
  const former = source.backups?.some((backup) =>
    backup.additional_regions?.some((copy) => copy.cloud === cloud),
  )
  return { location: former ? undefined : 'primary', cloud }
}
