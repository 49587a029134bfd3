import { printJson } from '../exact-json'
import type { AllowedCall } from './allowed'
import { findPattern } from './allowed'

const SERVICE_LIST = '/v1/project/{project}/service'

/** Of a service: what a list of all services of all projects shows or reckons with. */
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

const BACKUP_KEYS = ['backup_name', 'backup_time', 'additional_regions']
/** What the newest backup of each set of places tells besides: of the whole ones and of the others. */
const NEWEST_BACKUP_KEYS = [...BACKUP_KEYS, 'storage_location', 'data_size', 'incremental']
const PLACE_KEYS = ['storage_location', 'additional_regions', 'incremental']

type Json = Record<string, unknown>

/**
 * Tells whether a request asks for the fleet view of a list of services: a GET of
 * `/v1/project/{project}/service?view=fleet`. The address says it, and no header, so that the page can
 * name this read before its scripts have arrived. The API never sees it.
 * @param call the same request as it is sent on
 */
export function asksForFleetView(request: Request, call: AllowedCall): boolean {
  return (
    request.method === 'GET' &&
    new URL(request.url).searchParams.get('view') === 'fleet' &&
    findPattern(call.path) === SERVICE_LIST
  )
}

/**
 * The list of a project's services with only what the fleet pages read. It keeps the API's shape, and
 * every backup stays listed with its name, its time and where its copies are; where it is itself and
 * its size stay only with the newest of those in the same places.
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

/** The API does not say in which order it lists backups: here the newest comes first. */
function trimBackups(backups: Json[]): Json[] {
  const places = new Set<string>()
  return backups
    .map((backup) => ({ backup, time: Date.parse(String(backup['backup_time'])) || 0 }))
    .sort((a, b) => b.time - a.time)
    .map(({ backup }) => {
      const place = printJson(pick(backup, PLACE_KEYS))
      const isNewest = !places.has(place)
      places.add(place)
      return pick(backup, isNewest ? NEWEST_BACKUP_KEYS : BACKUP_KEYS)
    })
}

function pick(from: Json, keys: readonly string[]): Json {
  const picked: Json = {}
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key]
  return picked
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
