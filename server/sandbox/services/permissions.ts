import type { Permission } from '../users'
import { isJsonObject } from '../json'
import type { ServiceFacts } from '../model'

/**
 * Beside `project:services:write`, which covers everything, who may change a field. Aiven lists four
 * permissions for an update and does not say which covers what.
 * Unverified: each covers its own part.
 */
const ALSO_ALLOWED: Readonly<Record<string, readonly Permission[]>> = {
  user_config: ['service:configuration:write'],
  tech_emails: ['service:configuration:write'],
  termination_protection: ['service:configuration:write'],
  maintenance: ['service:configuration:write', 'role:services:maintenance'],
  plan: ['role:services:recover'],
  disk_space_mb: ['role:services:recover'],
  cloud: [],
  powered: [],
  project_vpc_id: [],
  cmk_id: [],
}

/**
 * The permissions that an update takes: of each inner list the user needs one. The CLI sends the
 * plan and an empty user_config with every update; where they change nothing they take none.
 * @param body what the client sent, not yet looked at
 */
export function permissionsToUpdate(facts: ServiceFacts, body: unknown): Permission[][] {
  if (!isJsonObject(body)) return []
  return Object.entries(ALSO_ALLOWED)
    .filter(([field]) => Object.hasOwn(body, field) && !isNoChange(facts, field, body[field]))
    .map(([, others]) => ['project:services:write', ...others])
}

function isNoChange(facts: ServiceFacts, field: string, value: unknown): boolean {
  if (field === 'plan') return value === facts.plan
  return field === 'user_config' && isJsonObject(value) && Object.keys(value).length === 0
}
