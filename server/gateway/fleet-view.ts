import { printJson } from '../exact-json'
import type { AllowedCall } from './allowed'
import { findPattern } from './allowed'
import { isObject } from '../is-object'

/** What the address asks for. */
const FLEET_VIEW = 'fleet-2'

const SERVICE_LIST = '/v1/project/{project}/service'

/** Of a service: what a list of all services of all projects shows or computes with. */
const SERVICE_KEYS = [
  'service_name',
  'service_type',
  'plan',
  'state',
  'cloud_name',
  'node_count',
  'disk_space_mb',
  'create_time',
  'update_time',
  'tags',
]

/** Of its options: the other region, the rhythm of its backups, what it was forked from and as of when. */
const OPTION_KEYS = [
  'additional_backup_regions',
  'backup_interval_hours',
  'backup_hour',
  'service_to_fork_from',
  'pg_service_to_fork_from',
  'project_to_fork_from',
  'recovery_target_time',
  'recovery_basebackup_name',
]

const BACKUP_KEYS = [
  'backup_name',
  'backup_time',
  'additional_regions',
  'storage_location',
  'data_size',
  'incremental',
]
const PLACE_KEYS = ['storage_location', 'additional_regions', 'incremental']

type Json = Record<string, unknown>

/**
 * Tells whether a request asks for the fleet view of a list of services: a GET of
 * `/v1/project/{project}/service?view=fleet-2`. The address says it, and no header, so that the page
 * can name this read before its scripts have arrived. The API never sees it. The number is raised when
 * an older page would misread the answer: that page then gets the list whole.
 * @param call the same request as it is sent on
 */
export function asksForFleetView(request: Request, call: AllowedCall): boolean {
  return (
    request.method === 'GET' &&
    new URL(request.url).searchParams.get('view') === FLEET_VIEW &&
    findPattern(call.path) === SERVICE_LIST
  )
}

/**
 * The list of a project's services with only what the fleet pages read. It keeps the API's shape. Of
 * backups in the same places only the newest is listed, and says how many older ones are like it:
 * `older_alike`.
 * @param answer parsed JSON
 * @returns another object, or the answer itself where it is no list of services
 */
export function fleetView(answer: unknown): unknown {
  if (!isObject(answer) || !Array.isArray(answer['services'])) return answer
  const services: unknown[] = answer['services']
  return services.every(isObject) ? { services: services.map(trimService) } : answer
}

function trimService(service: Json): Json {
  const trimmed = pick(service, SERVICE_KEYS)
  const { user_config: options, backups } = service
  if ('user_config' in service) {
    trimmed['user_config'] = isObject(options) ? pick(options, OPTION_KEYS) : options
  }
  if ('backups' in service) {
    trimmed['backups'] =
      Array.isArray(backups) && backups.every(isObject) ? trimBackups(backups) : backups
  }
  return trimmed
}

/**
 * The newest of those backups that are in the same places, newest first: the API does not say in which
 * order it lists them. One without a size does not stand for one that has it.
 */
function trimBackups(backups: Json[]): Json[] {
  const newest = new Map<string, Json>()
  const timed = backups.map((backup) => ({ backup, time: readTime(backup) }))
  for (const { backup } of timed.sort((a, b) => b.time - a.time)) {
    const sized = backup['data_size'] != null
    const alike = printJson([pick(backup, PLACE_KEYS), sized])
    const newer = newest.get(alike)
    if (newer) newer['older_alike'] = Number(newer['older_alike'] ?? 0) + 1
    else newest.set(alike, pick(backup, BACKUP_KEYS))
  }
  return [...newest.values()]
}

/** Without a zone a time is UTC, as the console reads it. */
function readTime(backup: Json): number {
  const text = String(backup['backup_time'])
  return Date.parse(/[T ][\d:.]+$/.test(text) ? `${text}Z` : text) || 0
}

function pick(from: Json, keys: readonly string[]): Json {
  const picked: Json = {}
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key]
  return picked
}
