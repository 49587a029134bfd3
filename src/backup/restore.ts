import { canFork } from './fork-plans'
import { holdsCopy, type Location } from './location'
import { LONGEST_NAME } from './names'
import { findServiceType, type ServiceType } from './service-types'

/** Said where something might be restored, and nobody can know what. */
export const BACKUPS_NOT_LISTED =
  'Aiven does not list this service’s backups, so what can be restored here is unknown.'

/**
 * Why nothing can be restored from a location.
 * @param location one of `readLocations`; undefined for a secondary one that is not set
 * @returns a sentence, or undefined where something can be restored
 */
export function restoreRefusal(location: Location | undefined): string | undefined {
  if (location === undefined) return 'No secondary backup location is set for this service.'
  // A window without a listed backup is offered, with a warning: Aiven may know better.
  if (holdsCopy(location) || location.newest !== undefined) return undefined
  if (location.count === undefined) {
    return BACKUPS_NOT_LISTED
  }
  return location.kind === 'primary'
    ? 'Aiven lists no backups of this service yet: nothing to restore.'
    : `No copy in ${location.cloud} yet: nothing to restore there.`
}

/** How a type is restored. */
export interface RestoreWays {
  /** A fork can be made of it at all. */
  fork: boolean
  /** Any moment of a window can be chosen. */
  pointInTime: boolean
  /** One of the backups can be chosen. */
  namedBackup: boolean
}

const WAYS: Readonly<Record<ServiceType['restore'], RestoreWays>> = {
  moment: { fork: true, pointInTime: true, namedBackup: false },
  'named-backup': { fork: true, pointInTime: false, namedBackup: true },
  'no-forks': { fork: false, pointInTime: false, namedBackup: false },
}

/**
 * How services of a type are restored: the schema's options tell, the table of types until it has been
 * read.
 * @param serviceType the type's code
 * @param schema the type's `user_config_schema`, where it has been read
 */
export function restoreWays(serviceType: string, schema?: Record<string, unknown>): RestoreWays {
  const options = schema?.['properties']
  if (typeof options !== 'object' || options === null) {
    return WAYS[findServiceType(serviceType)?.restore ?? 'no-forks']
  }
  return {
    fork: 'service_to_fork_from' in options,
    pointInTime: 'recovery_target_time' in options,
    namedBackup: 'recovery_basebackup_name' in options,
  }
}

/**
 * Why a service cannot be forked at all, as far as Aiven's documentation tells.
 * @param service the service object
 * @param ways from `restoreWays`
 * @returns a sentence, or undefined where nothing is known to speak against it
 */
export function forkRefusal(
  service: { service_type: string; plan: string; user_config: Record<string, unknown> },
  ways: RestoreWays,
): string | undefined {
  const { service_type: type, plan } = service
  if (!ways.fork) {
    return findServiceType(type)
      ? 'Aiven cannot fork this service type.'
      : 'Offsite does not know this service type, nor a way to fork it.'
  }
  if (!canFork(type, plan)) {
    return `According to Aiven’s documentation, services on the plan ${plan} cannot be forked.`
  }
  const persistence = findServiceType(type)?.persistenceOption
  if (persistence !== undefined && service.user_config[persistence] === 'off') {
    return `Persistence is off (${persistence}), so Aiven keeps no backups and cannot fork the service.`
  }
  return undefined
}

/** What a fork is made of. */
export type Version =
  | { kind: 'latest' }
  /** Milliseconds since 1970 UTC, a whole second. */
  | { kind: 'time'; target: number }
  | { kind: 'backup'; name: string }

/**
 * The options that make a new service a fork. There is none for the location: the backups in the
 * new service's own cloud are used where it is the secondary region, else the primary ones (Aiven
 * docs). The latest transaction is what Aiven takes when neither time nor backup is named.
 * @param source the service that is forked, and its project
 * @param project the project of the fork
 */
export function forkOptions(
  source: { project: string; service: string },
  project: string,
  version: Version,
): Record<string, string> {
  return {
    service_to_fork_from: source.service,
    ...(source.project === project ? {} : { project_to_fork_from: source.project }),
    ...(version.kind === 'time' ? { recovery_target_time: recoveryTime(version.target) } : {}),
    ...(version.kind === 'backup' ? { recovery_basebackup_name: version.name } : {}),
  }
}

/** A moment in the form of Aiven's docs: `2026-08-21T09:30:00+00:00`. */
export function recoveryTime(target: number): string {
  return `${new Date(target).toISOString().slice(0, 19)}+00:00`
}

/**
 * A name for a fork that is not taken as far as known: `orders-pg-fork`, `orders-pg-fork-2`, …
 * @param source the name of the service that is forked
 * @param taken the names in use
 * @param purpose what the name ends with
 */
export function suggestName(
  source: string,
  taken: ReadonlySet<string>,
  purpose: 'fork' | 'drill' = 'fork',
): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? `-${purpose}` : `-${purpose}-${number}`
    const name = source.slice(0, LONGEST_NAME - ending.length) + ending
    if (!taken.has(name)) return name
  }
}
