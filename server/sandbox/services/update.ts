import { stateOf } from './states'
import { checkMove, checkRegion, REGION_OPTION, requestedRegion } from './btar'
import { updateUserConfig } from './user-config'
import { startWork } from './work'
import { EXTRA_BACKUP_SECONDS } from '../backups/base-backups'
import { timeOfDay } from '../backups/policy'
import { findCloud, mayUse } from '../clouds'
import { ApiError } from '../errors'
import type { JsonObject } from '../json'
import { currentRegion, type Maintenance, type ServiceFacts } from '../model'
import { findPlan, type Plan } from '../service-types/plans'
import { SECOND } from '../time'
import { compile, problemMessage } from '../validation'

/** The body of an update. Every field is optional; fields that are not listed are ignored. */
interface UpdateRequest {
  user_config?: JsonObject
  plan?: string
  cloud?: string
  powered?: boolean
  termination_protection?: boolean
  maintenance?: Partial<Maintenance>
  disk_space_mb?: number
}

const checkBody = compile({
  type: 'object',
  properties: {
    user_config: { type: 'object' },
    plan: { type: 'string', maxLength: 128 },
    cloud: { type: 'string', maxLength: 256 },
    powered: { type: 'boolean' },
    termination_protection: { type: 'boolean' },
    maintenance: {
      type: 'object',
      properties: {
        dow: {
          enum: [
            'monday',
            'tuesday',
            'wednesday',
            'thursday',
            'friday',
            'saturday',
            'sunday',
            'never',
          ],
        },
        time: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$' },
      },
    },
    disk_space_mb: { type: 'integer', minimum: 0 },
  },
})

/** Unverified: status and text of a refused power-off. */
const PROTECTED_STATUS = 403
const PROTECTED = 'Service is protected against termination and powering off'

/**
 * The facts of a service after an update. Pure: nothing is stored, and a refusal changes nothing.
 * @param body what the client sent, not yet looked at
 * @param now ms
 * @throws ApiError 400, 403 or 409 in Aiven's words
 */
export function updateService(facts: ServiceFacts, body: unknown, now: number): ServiceFacts {
  const problem = checkBody(body)
  if (problem) throw new ApiError(400, problemMessage(problem))
  const request = body as UpdateRequest // what the check has just established
  let next: ServiceFacts = { ...facts, updatedAt: Math.max(now, facts.updatedAt + 1) }
  if (request.termination_protection !== undefined) {
    next.terminationProtection = request.termination_protection
  }
  if (request.maintenance) {
    const { dow = next.maintenance.dow, time = next.maintenance.time } = request.maintenance
    next.maintenance = { dow, time }
  }
  next = updatePlan(next, request, now)
  if (request.cloud !== undefined) next = updateCloud(next, request.cloud, now)
  if (request.powered !== undefined) next = updatePower(next, request.powered, now)
  if (request.user_config) next = updateConfig(next, request.user_config, now)
  return next
}

function updatePlan(facts: ServiceFacts, request: UpdateRequest, now: number): ServiceFacts {
  const name = request.plan ?? facts.plan
  const plan = findPlan(facts.type, name)
  if (!plan) {
    throw new ApiError(400, `Invalid plan '${name}' for service type '${facts.type}'`)
  }
  const next = { ...facts }
  if (request.disk_space_mb !== undefined) next.diskSpaceMb = checkDisk(request.disk_space_mb, plan)
  if (name === facts.plan) return next
  if (request.disk_space_mb === undefined) delete next.diskSpaceMb
  return startWork({ ...next, plan: name }, facts, 'REBUILDING', now, plan.nodes)
}

function checkDisk(mb: number, plan: Plan): number {
  const problem =
    mb < plan.diskMb
      ? `${mb} is less than the minimum of ${plan.diskMb}`
      : mb > plan.diskMb * 3
        ? `${mb} is greater than the maximum of ${plan.diskMb * 3}`
        : undefined
  if (problem) throw new ApiError(400, `Invalid input for disk_space_mb: ${problem}`)
  return mb
}

function updateCloud(facts: ServiceFacts, cloud: string, now: number): ServiceFacts {
  if (cloud === facts.cloud) return facts
  const target = findCloud(cloud)
  if (!target) throw new ApiError(400, `Invalid input for cloud: unknown cloud '${cloud}'`)
  if (!mayUse(target)) throw new ApiError(400, `Cannot use '${cloud}' for the authorized tenant`)
  checkMove(facts, cloud)
  // Aiven docs: PostgreSQL keeps serving and is rebalanced; the platform guide says rebuilding.
  const state = facts.type === 'pg' ? 'REBALANCING' : 'REBUILDING'
  return startWork({ ...facts, cloud }, facts, state, now)
}

function updatePower(facts: ServiceFacts, powered: boolean, now: number): ServiceFacts {
  const isOff = stateOf(facts, now) === 'POWEROFF'
  if (powered !== isOff) return facts
  if (!powered) {
    if (facts.terminationProtection) throw new ApiError(PROTECTED_STATUS, PROTECTED)
    return { ...facts, off: [...facts.off, { from: now }] }
  }
  const off = facts.off.map((span) => (span.to === undefined ? { ...span, to: now } : span))
  const on = startWork({ ...facts, off }, facts, 'REBUILDING', now)
  delete on.work.replaces
  // A fresh base backup follows when the newest one has been restored.
  return withBackup(on, now + (on.work.seconds + EXTRA_BACKUP_SECONDS) * SECOND)
}

function updateConfig(facts: ServiceFacts, patch: JsonObject, now: number): ServiceFacts {
  const before = facts.userConfig
  const userConfig = updateUserConfig(facts.type, before, patch)
  let next = setRegion({ ...facts, userConfig }, requestedRegion(userConfig[REGION_OPTION]), now)
  next = setSchedule(next, before, now)
  const persistence = `${facts.type}_persistence`
  if (before[persistence] === 'off' && userConfig[persistence] !== 'off') {
    next = { ...next, backup: { ...next.backup, since: now } }
  }
  const version = `${facts.type}_version`
  return before[version] === userConfig[version] || stateOf(next, now) === 'POWEROFF'
    ? next
    : startWork(next, facts, 'REBUILDING', now)
}

function setRegion(facts: ServiceFacts, region: string | undefined, now: number): ServiceFacts {
  const current = currentRegion(facts)
  if (current?.cloud === region) return facts
  checkRegion(facts, region, now)
  const regions = facts.backup.regions.map((span) =>
    span === current ? { ...span, to: now } : span,
  )
  if (region !== undefined) regions.push({ cloud: region, from: now })
  const next = { ...facts, backup: { ...facts.backup, regions } }
  // Aiven docs: a change of the region starts a new base backup; so does the first one, we assume.
  return region === undefined || stateOf(facts, now) === 'POWEROFF' ? next : withBackup(next, now)
}

function setSchedule(facts: ServiceFacts, before: JsonObject, now: number): ServiceFacts {
  const { userConfig, backup } = facts
  const last = backup.schedules.at(-1)
  const unchanged =
    before.backup_hour === userConfig.backup_hour &&
    before.backup_minute === userConfig.backup_minute
  if (!last || unchanged) return facts
  const entry = { from: now, ...timeOfDay(facts.salt, userConfig) }
  return { ...facts, backup: { ...backup, schedules: [...backup.schedules, entry] } }
}

function withBackup(facts: ServiceFacts, at: number): ServiceFacts {
  return { ...facts, backup: { ...facts.backup, extra: [...facts.backup.extra, at] } }
}
