import { checkMove, checkRegion, REGION_OPTION, requestedRegion } from './btar'
import { checkCloud, checkDisk, checkVpc, FIELDS, makeKey, knownPlan } from './fields'
import { findState } from './states'
import { invalidUserConfig, updateUserConfig } from './user-config'
import { startWork } from './work'
import { EXTRA_BACKUP_SECONDS, firstBackupAt } from '../backups/base-backups'
import { timeOfDay } from '../backups/policy'
import { ApiError } from '../errors'
import type { Json, JsonObject } from '../json'
import { currentRegion, type Maintenance, type ServiceFacts } from '../model'
import { typeFacts } from '../service-types/table'
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
  project_vpc_id?: string | null
  tech_emails?: { email: string }[]
  cmk_id?: string | null
}

const checkBody = compile({
  type: 'object',
  properties: {
    ...FIELDS,
    cloud: { type: 'string', maxLength: 256 },
    powered: { type: 'boolean' },
  },
})

/** The text is that of public reports. Unverified: the status. */
const PROTECTED_STATUS = 403
const PROTECTED =
  'Service is protected against termination and shutdown. Remove termination protection first.'

/** @throws ApiError 403 when the service may be neither terminated nor powered off */
export function checkProtection(facts: ServiceFacts): void {
  if (facts.terminationProtection) throw new ApiError(PROTECTED_STATUS, PROTECTED)
}

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
  checkVpc(request.project_vpc_id)
  let next: ServiceFacts = { ...facts, updatedAt: Math.max(now, facts.updatedAt + 1) }
  if (request.termination_protection !== undefined) {
    next.terminationProtection = request.termination_protection
  }
  if (request.maintenance) {
    const { dow = next.maintenance.dow, time = next.maintenance.time } = request.maintenance
    next.maintenance = { dow, time }
  }
  if (request.tech_emails) next.techEmails = request.tech_emails.map(({ email }) => email)
  next = updatePlan(next, facts, request, now)
  if (request.cloud !== undefined) next = updateCloud(next, facts, request.cloud, now)
  if (request.cmk_id !== undefined) next = updateKey(next, facts, makeKey(request.cmk_id), now)
  if (request.powered !== undefined) next = updatePower(next, facts, request.powered, now)
  if (request.user_config) next = updateConfig(next, facts, request.user_config, now)
  return next
}

// Each step takes the service as the steps before it left it, and as it was before them all.

function updatePlan(
  facts: ServiceFacts,
  before: ServiceFacts,
  request: UpdateRequest,
  now: number,
): ServiceFacts {
  const name = request.plan ?? facts.plan
  const plan = knownPlan(facts.type, name)
  const next = { ...facts }
  if (request.disk_space_mb !== undefined) {
    checkDisk(request.disk_space_mb, plan)
    next.diskSpaceMb = request.disk_space_mb
  }
  if (name === facts.plan) return next
  checkCloud(request.cloud ?? facts.cloud, plan)
  if (request.disk_space_mb === undefined) delete next.diskSpaceMb
  return startWork({ ...next, plan: name }, before, 'REBUILDING', now, plan.nodes)
}

function updateCloud(
  facts: ServiceFacts,
  before: ServiceFacts,
  cloud: string,
  now: number,
): ServiceFacts {
  if (cloud === facts.cloud) return facts
  checkCloud(cloud, knownPlan(facts.type, facts.plan))
  checkMove(facts, cloud)
  return startWork({ ...facts, cloud }, before, typeFacts(facts.type).moves, now)
}

function updateKey(
  facts: ServiceFacts,
  before: ServiceFacts,
  key: string | undefined,
  now: number,
): ServiceFacts {
  if (key === facts.cmkId) return facts
  const { cmkId: _old, ...others } = facts
  return startWork({ ...others, ...(key && { cmkId: key }) }, before, 'REBALANCING', now)
}

function updatePower(
  facts: ServiceFacts,
  before: ServiceFacts,
  powered: boolean,
  now: number,
): ServiceFacts {
  const isOff = findState(facts, now) === 'POWEROFF'
  if (powered !== isOff) return facts
  if (!powered) {
    checkProtection(facts)
    const off = { ...facts, off: [...facts.off, { from: now }] }
    const last = now - EXTRA_BACKUP_SECONDS * SECOND
    return typeFacts(facts.type).backups?.beforePowerOff && last >= firstBackupAt(facts)
      ? withBackup(off, last)
      : off
  }
  const off = facts.off.map((span) => (span.to === undefined ? { ...span, to: now } : span))
  const on = startWork({ ...facts, off }, before, 'REBUILDING', now)
  delete on.work.replaces
  // A fresh base backup follows when the newest one has been restored.
  return withBackup(on, now + (on.work.seconds + EXTRA_BACKUP_SECONDS) * SECOND)
}

function updateConfig(
  facts: ServiceFacts,
  before: ServiceFacts,
  patch: JsonObject,
  now: number,
): ServiceFacts {
  const old = facts.userConfig
  const userConfig = updateUserConfig(facts.type, old, patch)
  let next = setRegion({ ...facts, userConfig }, requestedRegion(userConfig[REGION_OPTION]), now)
  next = setSchedule(next, old, now)
  const persistence = `${facts.type}_persistence`
  if (old[persistence] === 'off' && userConfig[persistence] !== 'off') {
    next = { ...next, backup: { ...next.backup, since: now } }
  }
  const version = `${facts.type}_version`
  checkVersion(version, old[version], userConfig[version])
  return old[version] === userConfig[version] || findState(next, now) === 'POWEROFF'
    ? next
    : startWork(next, before, 'REBUILDING', now)
}

/** Unverified text. @throws ApiError 400 for a lower major version than the one that runs */
function checkVersion(option: string, before: Json | undefined, after: Json | undefined): void {
  if (typeof before !== 'string' || typeof after !== 'string') return
  if (Number(after) < Number(before)) {
    throw invalidUserConfig({ path: [option], text: `'${after}' is lower than '${before}'` })
  }
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
  return region === undefined || findState(facts, now) === 'POWEROFF'
    ? next
    : withBackup(next, Math.max(now, firstBackupAt(facts)))
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
