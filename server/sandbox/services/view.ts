import { backupList } from '../backups/view'
import { findCloud } from '../clouds'
import type { PendingUpdate, ServiceFacts } from '../model'
import { findPlan } from '../service-types/plans'
import { redact, userConfigSchema } from '../service-types/schema'
import { describeType } from '../service-types/table'
import { iso } from '../time'
import { makeConnection } from './connection'
import { nodeStates, findState } from './states'

/**
 * A service in the API's words, as it is at `now` (ms).
 * @param secrets whether passwords and secret options are told; otherwise `<redacted>`
 */
export function serviceView(facts: ServiceFacts, now: number, secrets: boolean) {
  const plan = findPlan(facts.type, facts.plan)
  const schema = userConfigSchema(facts.type)
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
    ...makeConnection(facts, secrets),
    user_config: secrets || !schema ? facts.userConfig : redact(facts.userConfig, schema),
  }
}

function pendingUpdate({ description, deadline }: PendingUpdate) {
  return { description, ...(deadline !== undefined && { deadline: iso(deadline) }) }
}

function metadata({ type, userConfig }: ServiceFacts) {
  const key = `${type}_version`
  const version = userConfig[key]
  return typeof version === 'string' ? { [key]: version } : {}
}
