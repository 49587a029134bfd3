import { SERVICE_TYPES } from '~/backup/service-types'
import type { Shape } from './shape'

/** What Aiven documents of one place in an answer, beyond the console's schemas. */
export interface Documented {
  mayBeNull: boolean
  mayBeMissing: boolean
  /** Keys that Aiven documents and the console does not read. */
  keys: ReadonlySet<string>
  /** What a text may be. */
  text?: { expected: string; is: (text: string) => boolean }
  /** The keys of a map whose values the console reads all the same. */
  members?: Readonly<Record<string, Shape>>
}

const TEXT = { type: 'string' }

const words = (text: string): string[] => text.trim().split(/\s+/)

const MAY_BE_NULL = words(`
  user.real_name
  service.project_vpc_id service.service_uri users[].password
  progress_updates[].current progress_updates[].min progress_updates[].max progress_updates[].unit
  primary_region.pitr_range_start primary_region.pitr_range_end
  events[].service_name
  regions.*.disk_space_cap_mb regions.*.disk_space_step_mb regions.*.disk_space_gb_price_usd
`)

/** With the type of a service, its plan or its state. All else that the console reads is expected. */
const MAY_BE_MISSING = words(`
  additional_regions[].pause_reason additional_regions[].region backups[].incremental
  backups[].storage_location report.pitr report.scheduled_backup_time
  node_states[].role node_states[].availability_zone
  progress_updates[].completed progress_updates[].current progress_updates[].min
  progress_updates[].max progress_updates[].unit
  backup_config.frequent_interval_minutes backup_config.frequent_oldest_age_minutes
  backup_config.infrequent_interval_minutes backup_config.infrequent_oldest_age_minutes
  regions.*.disk_space_cap_mb regions.*.disk_space_step_mb regions.*.disk_space_gb_price_usd
  service_plans[].regions updates[].description
`)

/** From Aiven's API description, its Go client and its documentation of 2026. */
const KEYS: Readonly<Record<string, string[]>> = {
  '': words('message errors project_membership project_memberships'),
  user: words(`
    user_id state auth projects project_membership project_memberships invitations tenant create_time
    token_validity_begin managed_by_scim managing_organization_id features city country department
    job_title intercom`),
  'projects[]': words(`
    account_id organization_id billing_group_id billing_group_name billing_address billing_emails
    billing_currency billing_extra_text card_info address_lines city company country country_code state
    zip_code vat_id payment_method estimated_balance estimated_balance_local available_credits
    tech_emails tenant_id trial_expiration_time end_of_life_extension features`),
  service: words(`
    group_list service_integrations connection_info connection_pools databases acl kafka_acl
    schema_registry_acl topics metadata features service_notifications cmk_id is_cluster_plan
    server_group disaster_recovery_role karapace schema_registry_authz`),
  'components[]': words(
    'path ssl kafka_authentication_method kafka_ssl_ca privatelink_connection_id',
  ),
  'users[]': words(`
    authentication password_updated_time access_control access_cert access_key
    access_cert_not_valid_after_time expiring_cert_not_valid_after_time`),
  'service.maintenance': words('enabled controlled_switchover'),
  'updates[]': words(`
    impact impact_portable_text deadline start_after start_at documentation_link`),
  'node_states[]': words('roles shard'),
  'progress_updates[]': words('position'),
  'backups[]': words('tiered_storage_data_size'),
  report: words('backup_progress message errors'),
  'types.*': words('user_config_schema default_version latest_available_version'),
  type: words('default_version latest_available_version message errors'),
  'service_plans[]': words(
    'service_type max_memory_percent shard_count primary_count is_cluster_plan',
  ),
  'regions.*': words('object_storage_gb_price_usd'),
  'vpcs[]': words('create_time update_time'),
}

const one = (values: string[]) => ({
  expected: `one of ${values.length} known values`,
  is: (text: string) => values.includes(text),
})
const TIME = {
  expected: 'a time in UTC',
  is: (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)$/.test(text),
}
const PRICE = { expected: 'a decimal number', is: (text: string) => /^\d+(?:\.\d+)?$/.test(text) }
const CLOUD = {
  expected: 'the name of a cloud',
  is: (text: string) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(text),
}

const TEXTS: Readonly<Record<string, Documented['text']>> = {
  'service.state': one(words('RUNNING REBUILDING REBALANCING POWEROFF')),
  'service.service_type': one(Object.keys(SERVICE_TYPES)),
  'service.cloud_name': CLOUD,
  'service.create_time': TIME,
  'service.update_time': TIME,
  'backups[].backup_time': TIME,
  'backups[].storage_location': CLOUD,
  'additional_regions[].cloud': CLOUD,
  pitr_range_start: TIME,
  pitr_range_end: TIME,
  'events[].time': TIME,
  'additional_backup_regions[]': CLOUD,
  'node_states[].state': one(
    words('setting_up_vm syncing_data running leaving timing_out unknown'),
  ),
  'node_states[].role': one(words('master standby read-replica')),
  'progress_updates[].phase': one(words('prepare basebackup_prepare basebackup stream finalize')),
  'components[].route': one(words('dynamic public private privatelink')),
  'components[].usage': one(words('primary replica ha_replica disaster_recovery')),
  'maintenance.dow': one(words('monday tuesday wednesday thursday friday saturday sunday never')),
  'clouds[].provider': one(words('aws azure google do upcloud ovh oci')),
  'clouds[].geo_region': one([
    ...words('africa asia-pacific australia europe'),
    'middle east',
    'north america',
    'south america',
    'south asia',
    'east asia',
    'southeast asia',
  ]),
  'backup_config.recovery_mode': one(words('basic pitr')),
  'regions.*.price_usd': PRICE,
  'regions.*.disk_space_gb_price_usd': PRICE,
  'vpcs[].state': one(words('APPROVED ACTIVE DELETING DELETED')),
}

const MEMBERS: Readonly<Record<string, Documented['members']>> = {
  'service.user_config': { additional_backup_regions: { type: 'array', items: TEXT } },
}

const known = new Map<string, Documented>()

/**
 * What is documented of a place. A service of a list is one like any other.
 * @param at such as `services[].node_states[].state`
 */
export function documentedAt(at: string): Documented {
  const before = known.get(at)
  if (before) return before
  const ends = listEnds(at.replace(/^services\[\]/, 'service'))
  const pickFirst = <T>(table: Readonly<Record<string, T>>) =>
    ends.map((end) => (Object.hasOwn(table, end) ? table[end] : undefined)).find(Boolean)
  const [text, members] = [pickFirst(TEXTS), pickFirst(MEMBERS)]
  const documented: Documented = {
    mayBeNull: ends.some((end) => MAY_BE_NULL.includes(end)),
    mayBeMissing: ends.some((end) => MAY_BE_MISSING.includes(end)),
    keys: new Set(pickFirst(KEYS)),
    ...(text && { text }),
    ...(members && { members }),
  }
  known.set(at, documented)
  return documented
}

/** A place, and its ends from each key on: the longest first. */
function listEnds(at: string): string[] {
  const parts = at.split('.')
  return parts.map((_, index) => parts.slice(index).join('.'))
}
