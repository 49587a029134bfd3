import { backupList } from '../backups/view'
import { findCloud } from '../clouds'
import { isJsonObject, type Json, type JsonObject } from '../json'
import type { PendingUpdate, ServiceFacts } from '../model'
import { findPlan } from '../service-types/plans'
import { redact, userConfigSchema } from '../service-types/schema'
import { describeType } from '../service-types/table'
import { iso } from '../time'
import { makeConnection } from './connection'
import { nodeStates, findState } from './states'

/** Which of a service's secrets an answer tells; the others read `<redacted>`. */
export interface Disclosure {
  /** Of its users, also inside addresses. */
  passwords: boolean
  /** Those among its options. */
  options: boolean
  /** The first user's name and password among the options. */
  admin: boolean
}

export const NO_SECRETS: Disclosure = { passwords: false, options: false, admin: false }

/** Aiven docs: they are in the answer to a creation, and never in another one. */
const ADMIN_OPTIONS = ['admin_username', 'admin_password']

/** A service in the API's words, as it is at `now` (ms). */
export function serviceView(facts: ServiceFacts, now: number, disclosure: Disclosure) {
  const plan = findPlan(facts.type, facts.plan)
  return {
    service_name: facts.name,
    service_type: facts.type,
    service_type_description: describeType(facts.type),
    state: findState(facts, now),
    plan: facts.plan,
    cloud_name: facts.cloud,
    cloud_description: findCloud(facts.cloud)?.cloud_description ?? facts.cloud,
    create_time: iso(facts.createdAt),
    // To the millisecond, so that it differs after every update.
    update_time: new Date(facts.updatedAt).toISOString(),
    node_count: facts.nodes.count,
    node_cpu_count: plan?.cpus ?? 1,
    node_memory_mb: plan?.memoryMb ?? 1024,
    disk_space_mb: facts.diskSpaceMb ?? plan?.diskMb ?? 0,
    group_list: ['default'],
    project_vpc_id: null,
    ...(facts.cmkId && { cmk_id: facts.cmkId }),
    termination_protection: facts.terminationProtection,
    maintenance: {
      ...facts.maintenance,
      enabled: facts.maintenance.dow !== 'never',
      updates: facts.pendingUpdates.map(pendingUpdate),
    },
    node_states: nodeStates(facts, now),
    backups: backupList(facts, now),
    service_integrations: [],
    service_notifications: [],
    tags: facts.tags,
    tech_emails: facts.techEmails.map((email) => ({ email })),
    features: {},
    metadata: metadata(facts),
    ...makeConnection(facts, disclosure.passwords),
    ...(facts.type === 'pg' && { connection_pools: [] }),
    user_config: options(facts, disclosure),
  }
}

function options({ type, userConfig }: ServiceFacts, disclosure: Disclosure): JsonObject {
  const schema = userConfigSchema(type)
  const shown = disclosure.options || !schema ? userConfig : redact(userConfig, schema)
  const entries = Object.entries(shown).filter(([option]) => !ADMIN_OPTIONS.includes(option))
  if (!disclosure.admin) return Object.fromEntries(entries)
  const admin = Object.entries(userConfig).filter(([option]) => ADMIN_OPTIONS.includes(option))
  return Object.fromEntries([...entries, ...admin])
}

function pendingUpdate({ description, deadline }: PendingUpdate) {
  return { description, ...(deadline !== undefined && { deadline: iso(deadline) }) }
}

function metadata({ type, userConfig }: ServiceFacts) {
  const key = `${type}_version`
  const version = userConfig[key]
  return {
    ...(typeof version === 'string' && { [key]: version }),
    ...(type === 'pg' && { max_connections: maxConnections(userConfig) }),
  }
}

/** Unverified: what PostgreSQL has where nobody has set it. */
const MAX_CONNECTIONS = 100

function maxConnections({ pg }: JsonObject): Json {
  return (isJsonObject(pg) && pg.max_connections) || MAX_CONNECTIONS
}
