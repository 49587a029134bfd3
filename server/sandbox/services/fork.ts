import { regionProblem, REGION_OPTION, requestedRegion } from './btar'
import { invalidUserConfig } from './user-config'
import { bytesAt, EXTRA_BACKUP_SECONDS, findPolicy } from '../backups/base-backups'
import { parseRecoveryTime, recoveryFor, type Recovery } from '../backups/recovery'
import { ApiError } from '../errors'
import type { Json, JsonObject } from '../json'
import type { Fork, ServiceFacts } from '../model'
import { findTier, type Plan } from '../service-types/plans'
import { typeFacts } from '../service-types/table'
import { iso, SECOND } from '../time'

// Only PostgreSQL and MySQL have the time, only the others the name of a backup.
const SOURCE = 'service_to_fork_from'
const OLD_SOURCE = 'pg_service_to_fork_from'
const SOURCE_PROJECT = 'project_to_fork_from'
const TIME = 'recovery_target_time'
const BACKUP = 'recovery_basebackup_name'
/** The options that say what to fork. */
export const FORK_OPTIONS = [SOURCE, OLD_SOURCE, SOURCE_PROJECT, TIME, BACKUP]

/** Unverified: the additional backup region is inherited like other options, where it can be used. */
const INHERIT_REGION = true

/** Unverified: every refusal of a fork but that of a missing source. */
const REFUSED_STATUS = 400

// A restore is short, so that a demonstration is alive, and takes longer with more data.
const RESTORE_SECONDS = 55
const LONGEST_TRANSFER_SECONDS = 60
const RESTORE_BYTES_PER_SECOND = 4e9
const STANDBY_SECONDS = 30

/** The service that a user_config asks to be forked; undefined for a service that starts empty. */
export function forkSource(
  config: JsonObject,
  project: string,
): { project: string; service: string } | undefined {
  const service = text(config[SOURCE]) ?? text(config[OLD_SOURCE])
  return service ? { project: text(config[SOURCE_PROJECT]) ?? project, service } : undefined
}

/** What a fork takes over from the backup of its source. */
export interface Restored {
  fork: Fork
  /** What the source held at that moment. */
  bytes: number
  /** Aiven docs: databases and users are copied. */
  contents: Pick<ServiceFacts, 'users' | 'databases'>
  /** Until the last node runs. */
  seconds: number
}

/**
 * Restores a backup of `source` to a new service of `plan` in `cloud`.
 * @param config the user_config of the request, valid by the schema
 * @throws ApiError 400 when this cannot be restored there
 */
export function restore(
  source: ServiceFacts,
  { cloud, plan, config, now }: { cloud: string; plan: Plan; config: JsonObject; now: number },
): Restored {
  checkSource(source, plan)
  const recovery = recoveryFor(source, cloud, now)
  if (recovery.backups.length === 0) {
    throw refusal(SOURCE, `service '${source.name}' has no backup in '${recovery.location}'`)
  }
  const asOf = findMoment(recovery, config)
  const bytes = bytesAt(source, asOf)
  const seconds =
    RESTORE_SECONDS +
    Math.min(LONGEST_TRANSFER_SECONDS, Math.round(bytes / RESTORE_BYTES_PER_SECOND))
  // Aiven docs: it may start with one node; the others appear when the first backup has been made.
  const others = plan.nodes > 1 ? EXTRA_BACKUP_SECONDS + STANDBY_SECONDS : 0
  return {
    fork: {
      project: source.project,
      service: source.name,
      location: recovery.location,
      asOf,
      restoredAt: now + seconds * SECOND,
    },
    bytes,
    contents: {
      ...(source.users && { users: source.users }),
      ...(source.databases && { databases: source.databases }),
    },
    seconds: seconds + others,
  }
}

/**
 * The options that a fork inherits (Aiven docs: the configuration, not the integrations). Which
 * options say what to fork is not inherited: the source may be a fork itself.
 * @param fork the new service, without options yet
 */
export function inheritedConfig(source: ServiceFacts, fork: ServiceFacts): JsonObject {
  const region = requestedRegion(source.userConfig[REGION_OPTION])
  const keepRegion = INHERIT_REGION && region !== undefined && !regionProblem(fork, region)
  const left = [
    ...FORK_OPTIONS,
    ...(typeFacts(source.type).forks?.notInherited ?? []),
    ...(keepRegion ? [] : [REGION_OPTION]),
  ]
  return Object.fromEntries(
    Object.entries(source.userConfig).filter(([option]) => !left.includes(option)),
  )
}

/** Aiven docs: the types and plans. Unverified: the texts. */
function checkSource(source: ServiceFacts, plan: Plan): void {
  const { name, type } = source
  if (type !== plan.type) {
    throw refusal(SOURCE, `service '${name}' is of type '${type}', not '${plan.type}'`)
  }
  const { forks, backups } = typeFacts(type)
  if (!forks || forks.notFrom.includes(findTier(source.plan))) {
    throw refusal(SOURCE, `service '${name}' cannot be forked on plan '${source.plan}'`)
  }
  if (forks.notTo.includes(plan.tier)) {
    throw new ApiError(REFUSED_STATUS, `Plan '${plan.name}' cannot be used for a fork`)
  }
  if (findPolicy(source).rhythms.length === 0) {
    throw refusal(SOURCE, `service '${name}' makes no backups while ${backups?.offOption} is 'off'`)
  }
  if (!forks.fewerNodes && plan.nodes < source.nodes.count) {
    throw new ApiError(
      REFUSED_STATUS,
      `Plan '${plan.name}' has fewer nodes than service '${name}', which has ${source.nodes.count}`,
    )
  }
}

/** The moment that the fork's data is from: the one asked for, else the latest there is. */
function findMoment({ location, backups, window }: Recovery, config: JsonObject): number {
  const name = text(config[BACKUP])
  if (name) {
    const backup = backups.find((candidate) => candidate.name === name)
    if (!backup) throw refusal(BACKUP, `'${location}' has no backup '${name}'`)
    return backup.at
  }
  const time = text(config[TIME])
  if (!time) return window?.to ?? backups.at(-1)?.at ?? 0
  const target = parseRecoveryTime(time)
  if (target === undefined) {
    throw refusal(TIME, `'${time}' is not a time such as '2019-01-01 23:34:45'`)
  }
  if (!window || target < window.from || target > window.to) {
    const span = window ? `${iso(window.from)} to ${iso(window.to)}` : 'empty'
    throw refusal(TIME, `'${time}' is outside what '${location}' can restore: ${span}`)
  }
  return target
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function refusal(option: string, problem: string): ApiError {
  return invalidUserConfig({ path: [option], text: problem })
}
