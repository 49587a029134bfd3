import { findCloud, mayUse } from '../clouds'
import { ApiError } from '../errors'
import { findPlan, isOffered, type Plan } from '../service-types/plans'

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/** What creating and updating a service have in common: the form of fields, and what they may name. */
export const FIELDS = {
  plan: { type: 'string', maxLength: 128 },
  user_config: { type: 'object' },
  disk_space_mb: { type: 'integer', minimum: 0 },
  termination_protection: { type: 'boolean' },
  project_vpc_id: {
    type: ['string', 'null'],
    pattern: UUID,
  },
  cmk_id: { type: ['string', 'null'], pattern: UUID },
  group_name: { type: 'string', maxLength: 256 },
  tech_emails: {
    type: 'array',
    maxItems: 10,
    items: {
      type: 'object',
      required: ['email'],
      properties: { email: { type: 'string', maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' } },
    },
  },
  maintenance: {
    type: 'object',
    properties: {
      // Answers can say `never`; a request cannot.
      dow: {
        enum: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
      },
      time: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$' },
    },
  },
} as const

/** Unverified: how a network or an address that does not exist is refused. The sandbox has none. */
const MISSING_STATUS = 404

/** Removes the customer managed key from a service. */
const NO_KEY = '00000000-0000-0000-0000-000000000000'

/**
 * The plan of that name.
 * @throws ApiError 400 when the type does not have it
 */
export function knownPlan(type: string, name: string): Plan {
  const plan = findPlan(type, name)
  if (!plan) throw new ApiError(400, `Invalid plan '${name}' for service type '${type}'`)
  return plan
}

/**
 * @throws ApiError 400 when Aiven does not have the cloud, the organization may not use it, or the
 *   plan is not offered in it; the text of the last is unverified
 */
export function checkCloud(name: string, plan: Plan): void {
  const cloud = findCloud(name)
  if (!cloud) throw new ApiError(400, `Invalid input for cloud: unknown cloud '${name}'`)
  if (!mayUse(cloud)) throw new ApiError(400, `Cannot use '${name}' for the authorized tenant`)
  if (!isOffered(plan, cloud)) {
    throw new ApiError(400, `Plan '${plan.name}' is not available in cloud '${name}'`)
  }
}

/** @throws ApiError 400 when the disk (of the whole service) is smaller or larger than the plan allows */
export function checkDisk(mb: number, plan: Plan): void {
  const problem =
    mb < plan.diskMb
      ? `${mb} is less than the minimum of ${plan.diskMb}`
      : mb > plan.diskMb * 3
        ? `${mb} is greater than the maximum of ${plan.diskMb * 3}`
        : undefined
  if (problem) throw new ApiError(400, `Invalid input for disk_space_mb: ${problem}`)
}

/** @throws ApiError 404 for every network: null and absent mean the public one */
export function checkVpc(id: string | null | undefined): void {
  if (id) throw new ApiError(MISSING_STATUS, 'Project VPC does not exist')
}

/** @throws ApiError 404 for every address */
export function checkStaticIps([address]: readonly string[]): void {
  if (address !== undefined) {
    throw new ApiError(MISSING_STATUS, `Static IP address '${address}' does not exist`)
  }
}

/** The key that a request sets; undefined when it removes it. */
export function makeKey(cmkId: string | null | undefined): string | undefined {
  return cmkId === null || cmkId === NO_KEY ? undefined : cmkId
}
