import type { Backup, BackupReport } from '~/api/backups'
import { copyIn, newestFirst } from './copies'
import { LONGEST_NAME } from './names'
import { primaryLocation } from './schedule'
import { secondaryRegion } from './support'

export type Location = 'primary' | 'secondary'

/** The moments that a location can restore. */
export interface RecoveryWindow {
  /** Milliseconds since 1970 UTC, whole seconds inside of what Aiven gives; both can be restored. */
  from: number
  /** Null: up to now (Aiven docs). */
  to: number | null
}

/** What a service can be restored from in one location. */
export interface RestoreSource {
  location: Location
  /** The Aiven cloud that holds the backups; undefined where no backup tells. */
  cloud: string | undefined
  /** Backups that are there, newest first. */
  backups: Backup[]
  /** Undefined where no moment can be chosen. */
  window: RecoveryWindow | undefined
  /** Why nothing can be restored from here. */
  refusal?: string
  /** Copying is paused: what is here stays usable and grows older. Aiven's reason, if it gives one. */
  paused?: { reason: string | undefined }
}

/** What the sources are made of. */
interface Reported {
  service_type: string
  user_config: Record<string, unknown>
  backups?: readonly Backup[] | null | undefined
}

/**
 * What a service can be restored from: its primary backups and, in one other region, the copies.
 * @param service the service object; its own list of backups is used where there is no report
 * @param report the backups' report, where it may be read: only it tells the recovery windows
 */
export function restoreSources(
  service: Reported,
  report: BackupReport | undefined,
): Record<Location, RestoreSource> {
  const backups = newestFirst(report?.backups ?? service.backups ?? [])
  return {
    primary: {
      location: 'primary',
      cloud: primaryLocation(backups),
      backups,
      window: windowOf(report?.pitr?.primary_region, true),
      ...(backups.length === 0
        ? { refusal: 'Aiven lists no backup of this service yet: there is nothing to restore.' }
        : {}),
    },
    secondary: secondarySource(service, backups, report),
  }
}

function secondarySource(
  service: Reported,
  all: readonly Backup[],
  report: BackupReport | undefined,
): RestoreSource {
  const region = secondaryRegion(service.user_config)
  if (region === undefined) {
    return {
      location: 'secondary',
      cloud: undefined,
      backups: [],
      window: undefined,
      refusal: 'No secondary backup location is set for this service.',
    }
  }
  const backups = all.filter((backup) => copyIn(backup, region))
  const newest = backups[0] && copyIn(backups[0], region)
  const given = report?.pitr?.additional_regions?.find(({ cloud }) => cloud === region)
  return {
    location: 'secondary',
    cloud: region,
    backups,
    window: windowOf(given, false),
    ...(backups.length === 0
      ? { refusal: `No copy has been seen in ${region} yet: there is nothing to restore there.` }
      : {}),
    ...(newest?.paused ? { paused: { reason: newest.pause_reason ?? undefined } } : {}),
  }
}

type GivenRange = { pitr_range_start?: string | null | undefined } & {
  pitr_range_end?: string | null | undefined
}

function windowOf(
  given: GivenRange | null | undefined,
  openEnd: boolean,
): RecoveryWindow | undefined {
  const from = Date.parse(given?.pitr_range_start ?? '')
  const end = given?.pitr_range_end ?? undefined
  // Only of the primary does a missing end mean now; of a copy it is unknown.
  if (Number.isNaN(from) || (end === undefined && !openEnd)) return undefined
  const to = end === undefined ? null : Math.floor(Date.parse(end) / 1000) * 1000
  return Number.isNaN(to) ? undefined : { from: Math.ceil(from / 1000) * 1000, to }
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

const MOMENT: RestoreWays = { fork: true, pointInTime: true, namedBackup: false }
const NAMED: RestoreWays = { fork: true, pointInTime: false, namedBackup: true }

/** By type, from Aiven's published schemas: used until the schema itself has been read. */
const KNOWN_WAYS: Readonly<Record<string, RestoreWays>> = {
  pg: MOMENT,
  mysql: MOMENT,
  opensearch: NAMED,
  valkey: NAMED,
  grafana: NAMED,
  clickhouse: NAMED,
  dragonfly: NAMED,
}

/**
 * How services of a type are restored: the schema's options tell.
 * @param serviceType the type's code
 * @param schema the type's `user_config_schema`, where it has been read
 */
export function restoreWays(serviceType: string, schema?: Record<string, unknown>): RestoreWays {
  const options = schema?.['properties']
  if (typeof options !== 'object' || options === null) {
    return KNOWN_WAYS[serviceType] ?? { fork: false, pointInTime: false, namedBackup: false }
  }
  return {
    fork: 'service_to_fork_from' in options,
    pointInTime: 'recovery_target_time' in options,
    namedBackup: 'recovery_basebackup_name' in options,
  }
}

/** Aiven docs: services on plans of these tiers cannot be forked. */
const TIERS_WITHOUT_FORKS: Readonly<Record<string, readonly string[]>> = {
  pg: ['free', 'developer', 'hobbyist'],
  mysql: ['free', 'developer'],
  opensearch: ['developer'],
}

/**
 * Whether services on a plan can be forked, as far as Aiven's documentation tells.
 * @param serviceType the type's code
 * @param plan the plan's name, such as `hobbyist` or `business-4`
 */
export function canFork(serviceType: string, plan: string): boolean {
  return !TIERS_WITHOUT_FORKS[serviceType]?.includes(plan.replace(/-.*/, ''))
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
  if (!ways.fork) return 'Aiven has no forks of services of this type.'
  if (!canFork(type, plan)) {
    return `Aiven’s documentation says that services on the plan ${plan} cannot be forked.`
  }
  if (service.user_config[`${type}_persistence`] === 'off') {
    return `Persistence is off (${type}_persistence): Aiven then keeps no backups and makes no forks.`
  }
  return undefined
}

/**
 * Whether a moment can be restored.
 * @param target milliseconds since 1970 UTC, a whole second
 * @param window what the location can restore
 * @param now milliseconds since 1970 UTC, by the server's clock: the end of a window without one
 */
export function checkTarget(
  target: number,
  window: RecoveryWindow,
  now: number,
): 'inside' | 'before' | 'after' {
  if (target < window.from) return 'before'
  return target > windowEnd(window, now) ? 'after' : 'inside'
}

/** The last whole second that a window holds, in milliseconds since 1970 UTC. */
export function windowEnd(window: RecoveryWindow, now: number): number {
  return window.to ?? Math.floor(now / 1000) * 1000
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
