import { findCloud, mayUse } from '../clouds'
import { ApiError } from '../errors'
import type { Json } from '../json'
import { currentRegion, type ServiceFacts } from '../model'
import { typeFacts } from '../service-types/table'
import { DAY, iso } from '../time'
import { invalidUserConfig } from './user-config'

/** The option that names the region. */
export const REGION_OPTION = 'additional_backup_regions'

/** Unverified: their schema has the option and product pages describe it; the platform page leaves them out. */
const ACCEPT_TYPES_IN_DOUBT = true

/** Aiven docs: the region can be changed once in 24 hours. */
const CHANGE_INTERVAL = DAY
/** Unverified: how a second change is refused. */
const TOO_SOON_STATUS = 409

/** Unverified: the service's own cloud, or the one that holds its primary backups, is no second place. */
const REFUSE_OWN_REGION = true

/** Unverified: a move to another provider would leave the copies behind a border they may not cross. */
const REFUSE_PROVIDER_MOVE = true

/** The region that a user_config asks for; undefined when it asks for none. */
export function requestedRegion(value: Json | undefined): string | undefined {
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined
}

/**
 * Checks a change of the additional backup region. That it is an array of at most one well-formed
 * name is the schema's business. Asking for what is already set is always fine, and so is
 * turning it off.
 * @throws ApiError 400 when the region cannot be used, 409 when it was changed within 24 hours
 */
export function checkRegion(facts: ServiceFacts, region: string | undefined, now: number): void {
  if (region === undefined || region === currentRegion(facts)?.cloud) return
  const problem = regionProblem(facts, region)
  if (problem) throw problem
  checkInterval(facts, region, now)
}

/** Why the service cannot keep copies of its backups in a region, if it cannot. */
export function regionProblem(facts: ServiceFacts, region: string): ApiError | undefined {
  const { type, cloud, backup } = facts
  const { copies } = typeFacts(type)
  if (!copies || (copies.known === 'in doubt' && !ACCEPT_TYPES_IN_DOUBT)) {
    return refusal(`backup to another region is not supported for service type '${type}'`)
  }
  const target = findCloud(region)
  if (!target) return refusal(`unknown cloud '${region}'`)
  if (!mayUse(target)) return new ApiError(400, `Cannot use '${region}' for the authorized tenant`)
  for (const place of [cloud, backup.home]) {
    if (findCloud(place)?.provider !== target.provider) {
      return refusal(
        `'${region}' does not belong to the provider of ${describe(facts, place)}, '${place}'`,
      )
    }
    if (REFUSE_OWN_REGION && place === region) {
      return refusal(`'${region}' is the cloud of ${describe(facts, place)}`)
    }
  }
  return undefined
}

/**
 * Unverified: what counts: turning it on, or on again with another region, and every change; not turning
 * it off, nor on again with the same region. The clock runs from the last time it was set.
 */
function checkInterval({ backup }: ServiceFacts, region: string, now: number): void {
  const last = backup.regions.at(-1)
  if (!last || last.cloud === region || now >= last.from + CHANGE_INTERVAL) return
  throw new ApiError(
    TOO_SOON_STATUS,
    `${REGION_OPTION} can be changed once in 24 hours, next at ${iso(last.from + CHANGE_INTERVAL)}`,
  )
}

/**
 * Checks a move of the service itself.
 * @throws ApiError 400 when copies would be left with another provider
 */
export function checkMove(facts: ServiceFacts, cloud: string): void {
  const region = currentRegion(facts)
  if (!REFUSE_PROVIDER_MOVE || !region) return
  if (findCloud(cloud)?.provider === findCloud(region.cloud)?.provider) return
  throw new ApiError(
    400,
    `Invalid input for cloud: '${cloud}' does not belong to the provider of the additional backup region '${region.cloud}'`,
  )
}

function describe({ cloud }: ServiceFacts, place: string): string {
  return place === cloud ? 'the service' : 'the primary backups'
}

function refusal(text: string): ApiError {
  return invalidUserConfig({ path: [REGION_OPTION], text })
}
