import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { SERVICE_TYPES } from '~/backup/service-types'
import { fleetService, type FleetService } from '~/fleet/fleet-service'
import type { Matched } from '~/policy/demands'
import type { Untold } from '~/policy/rules/subject'
import type { PlannedResource } from './read-plan'

/** A service as it will be after an apply. */
export interface PlannedService {
  address: string
  /** As far as it is known. */
  service: FleetService
  untold: ReadonlySet<Untold>
  /** All that are set for the copies and known, though Aiven takes one. */
  regions: readonly string[]
  matched: Matched
  /** What happens to the service that is there, where that is more than a change of options. */
  fate?: 'replaced' | 'moved'
  /** Where it ran before. */
  from?: string
}

type Values = Readonly<Record<string, unknown>>

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(SERVICE_TYPES).map(([code, { terraform }]) => [terraform, code]),
)

/**
 * The type of the service that a resource is.
 * @returns undefined for what is no service. A type that Offsite does not know is recognized by its values,
 *   as the provider has one form for all services
 */
export function plannedType({
  type,
  mode = 'managed',
  change,
}: PlannedResource): string | undefined {
  if (mode !== 'managed' || !type.startsWith('aiven_')) return undefined
  const known = TYPES.get(type)
  if (known !== undefined) return known
  const code = type.slice('aiven_'.length)
  const values = { ...asValues(change.before), ...asValues(change.after) }
  const isService = ['project', 'service_name', 'plan', `${code}_user_config`].every(
    (key) => key in values || asValues(change.after_unknown)[key] !== undefined,
  )
  return isService ? code : undefined
}

/**
 * The service that a plan will create, change or leave as it is.
 * @param type from `plannedType`
 * @param now milliseconds since 1970 UTC
 */
export function plannedService(
  { address, change }: PlannedResource,
  type: string,
  now: number,
): PlannedService {
  const after = asValues(change.after)
  const unknown = asValues(change.after_unknown)
  const text = (key: string) => (unknown[key] === true ? undefined : asText(after[key]))
  const options = userConfig(type, after, unknown)
  const cloud = text('cloud_name')
  const tags = readTags(after['tag'], unknown['tag'])
  const isReplaced = change.actions.includes('delete')
  const isThere = !isReplaced && !change.actions.includes('create')
  const from = isThere ? asText(asValues(change.before)['cloud_name']) : undefined

  const at = new Date(now).toISOString()
  const listed = fleetService(text('project') ?? '', {
    service_name: text('service_name') ?? '',
    service_type: type,
    plan: text('plan') ?? '',
    state: 'RUNNING',
    cloud_name: cloud ?? '',
    create_time: at,
    update_time: at,
    backups: [],
    tags: Object.fromEntries(tags.known),
    user_config: options.values,
  })
  // Backups stay where the service was created when it moves (Aiven docs).
  const home = from ?? cloud
  const { primary } = listed.locations
  const service =
    home === undefined
      ? listed
      : { ...listed, locations: { ...listed.locations, primary: { ...primary, cloud: home } } }
  const untold: Untold[] = [
    ...(cloud === undefined ? ['cloud' as const] : []),
    ...(options.regionUntold ? ['region' as const] : []),
    ...(unknown['plan'] === true ? ['plan' as const] : []),
  ]
  const isMoved = from !== undefined && cloud !== undefined && from !== cloud
  return {
    address,
    service,
    untold: new Set(untold),
    regions: readRegions(options.values),
    matched: {
      project: text('project'),
      service: text('service_name'),
      type,
      tags: service.tags,
      moreTags: !tags.complete,
    },
    ...(isReplaced ? { fate: 'replaced' } : {}),
    ...(isMoved ? { fate: 'moved', from } : {}),
  }
}

/** The options in `TYPE_user_config`: a block, so a list of one, or nothing. */
function userConfig(type: string, after: Values, unknown: Values) {
  const block = `${type}_user_config`
  const values = asValues(first(after[block]))
  const untold = unknown[block]
  const options = first(untold)
  const region = options === true || asValues(options)[BACKUP_REGIONS_OPTION]
  return { values, regionUntold: untold === true || holdsTrue(region) }
}

function readRegions(options: Values): string[] {
  const regions = options[BACKUP_REGIONS_OPTION]
  return Array.isArray(regions) ? regions.flatMap((region) => asText(region) ?? []) : []
}

/** The tags whose key and value are known, and whether these are all. */
function readTags(after: unknown, unknown: unknown) {
  const blocks = Array.isArray(after) ? after : []
  const known = blocks.flatMap((block): [string, string][] => {
    const { key, value } = asValues(block)
    return typeof key === 'string' && typeof value === 'string' ? [[key, value]] : []
  })
  return { known, complete: !holdsTrue(unknown) }
}

function holdsTrue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true
  return Object.values(value).some(holdsTrue)
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] as unknown) : value
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
