import type { Service } from '~/api/services'
import { newestFirst } from './copies'
import { primaryCloud, type LocationKind } from './location'
import { secondaryRegion } from './secondary-region'

/** What a service says it was made from. */
export interface Lineage {
  project: string
  service: string
  /** The moment that was asked for, as it was written. */
  target?: string
  /** The name of the backup that was asked for. */
  backup?: string
}

/**
 * The service that another one was forked from, as its own options tell. Unverified: that they stay
 * in the options of a fork; where they do not, its lineage is unknown.
 * @param userConfig the service's `user_config`
 * @param project the service's own project
 */
export function readLineage(
  userConfig: Record<string, unknown>,
  project: string,
): Lineage | undefined {
  const text = (option: string) => {
    const value = userConfig[option]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const service = text('service_to_fork_from') ?? text('pg_service_to_fork_from')
  if (service === undefined) return undefined
  const target = text('recovery_target_time')
  const backup = text('recovery_basebackup_name')
  return {
    project: text('project_to_fork_from') ?? project,
    service,
    ...(target === undefined ? {} : { target }),
    ...(backup === undefined ? {} : { backup }),
  }
}

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
