import * as z from 'zod'

/*
 * The API's objects as Aiven's documentation, API description and clients describe them, key by
 * key: a key that is missing, has another type, or is not known there fails. Only tests use them.
 */

/** ISO 8601 UTC to the second: finer fractions break end-of-life times in avn. */
const SECONDS = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
/** ISO 8601 UTC, with fractions or without. */
const TIME = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/)
const UUID = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const PRICE = z.string().regex(/^\d+\.\d+$/)
const map = <T extends z.ZodType>(value: T) => z.record(z.string(), value)
const whole = z.int().min(0)

export const errorBody = z.strictObject({
  message: z.string().min(1),
  errors: z
    .array(
      z.strictObject({
        message: z.string().min(1),
        status: z.int(),
        error_code: z.string().optional(),
        more_info: z.string().optional(),
      }),
    )
    .min(1),
})

export const backup = z.strictObject({
  backup_name: z.string().min(1),
  backup_time: TIME,
  data_size: whole,
  storage_location: z.string(),
  additional_regions: z.array(
    z.strictObject({
      cloud: z.string(),
      region: z.string(),
      paused: z.boolean(),
      pause_reason: z.string().optional(),
    }),
  ),
  incremental: z.boolean().optional(),
})

const node = z.strictObject({
  name: z.string(),
  state: z.enum(['setting_up_vm', 'syncing_data', 'running', 'leaving', 'timing_out', 'unknown']),
  role: z.enum(['master', 'standby', 'read-replica']).optional(),
  roles: z.string().optional(),
  availability_zone: z.string().optional(),
  // avn iterates over them in every node without checking.
  progress_updates: z.array(
    z.strictObject({
      phase: z.enum(['prepare', 'basebackup_prepare', 'basebackup', 'stream', 'finalize']),
      completed: z.boolean(),
      current: z.number().nullable(),
      min: z.number().nullable(),
      max: z.number().nullable(),
      unit: z.string().nullable(),
    }),
  ),
})

export const service = z.strictObject({
  service_name: z.string().min(1).max(64),
  service_type: z.string(),
  service_type_description: z.string(),
  state: z.enum(['RUNNING', 'REBUILDING', 'REBALANCING', 'POWEROFF']),
  plan: z.string(),
  cloud_name: z.string(),
  cloud_description: z.string(),
  create_time: TIME,
  update_time: TIME,
  node_count: whole,
  node_cpu_count: whole,
  node_memory_mb: z.number(),
  disk_space_mb: whole,
  group_list: z.tuple([z.literal('default')]),
  project_vpc_id: UUID.nullable(),
  termination_protection: z.boolean(),
  service_integrations: z.array(z.unknown()),
  service_notifications: z.array(z.unknown()),
  service_uri: z.string().nullable(),
  service_uri_params: map(z.string()),
  connection_info: map(z.unknown()),
  components: z.array(
    z.strictObject({
      component: z.string(),
      host: z.string(),
      port: z.int().min(0).max(65_535),
      route: z.enum(['dynamic', 'public', 'private', 'privatelink']),
      usage: z.enum(['primary', 'replica', 'ha_replica', 'disaster_recovery']),
      ssl: z.boolean().optional(),
      kafka_authentication_method: z.string().optional(),
    }),
  ),
  users: z.array(
    z.looseObject({ username: z.string(), type: z.string(), password: z.string().nullable() }),
  ),
  databases: z.array(z.string()).optional(),
  connection_pools: z.array(z.unknown()).optional(),
  node_states: z.array(node),
  backups: z.array(backup),
  maintenance: z.strictObject({
    dow: z.string(),
    time: z.string().length(8),
    enabled: z.boolean(),
    updates: z.array(
      z.strictObject({
        description: z.string().optional(),
        impact: z.string().optional(),
        deadline: TIME.optional(),
        start_after: TIME.optional(),
        start_at: TIME.optional(),
        documentation_link: z.string().optional(),
      }),
    ),
  }),
  metadata: map(z.unknown()),
  features: map(z.unknown()),
  tags: map(z.string()),
  tech_emails: z.array(z.strictObject({ email: z.string() })),
  cmk_id: UUID.optional(),
  disaster_recovery_role: z.string().optional(),
  user_config: map(z.unknown()),
})

export const backups = z.strictObject({
  backups: z.array(backup),
  pitr: z
    .strictObject({
      primary_region: z.strictObject({
        pitr_range_start: TIME.nullable(),
        pitr_range_end: TIME.nullable(),
      }),
      additional_regions: z.array(
        z.strictObject({
          cloud: z.string(),
          region: z.string(),
          pitr_range_start: TIME,
          pitr_range_end: TIME,
        }),
      ),
    })
    .optional(),
  scheduled_backup_time: z
    .strictObject({
      backup_hour: z.int().min(0).max(23),
      backup_minute: z.int().min(0).max(59),
      backup_interval_hours: whole,
    })
    .optional(),
})

export const project = z.strictObject({
  project_name: z.string().max(63),
  account_id: z.string().max(36),
  account_name: z.string(),
  organization_id: z.string().max(36),
  default_cloud: z.string(),
  billing_group_id: UUID,
  billing_group_name: z.string(),
  billing_address: z.string(),
  billing_emails: z.array(z.strictObject({ email: z.string() })),
  billing_currency: z.string(),
  billing_extra_text: z.string().nullable(),
  card_info: z.null(),
  address_lines: z.array(z.string()).optional(),
  city: z.string().optional(),
  company: z.string().optional(),
  state: z.string().optional(),
  zip_code: z.string().optional(),
  country: z.string(),
  country_code: z.string(),
  vat_id: z.string(),
  payment_method: z.string(),
  estimated_balance: z.string().regex(/^\d+\.\d\d$/),
  available_credits: z.literal('0.00').optional(),
  tags: map(z.string()),
  tech_emails: z.array(z.strictObject({ email: z.string() })),
  tenant_id: z.string(),
  trial_expiration_time: TIME.nullable(),
  end_of_life_extension: map(z.unknown()).optional(),
  features: map(z.unknown()).optional(),
})

export const projects = z.strictObject({
  projects: z.array(project).min(1),
  project_membership: map(z.string()),
  project_memberships: map(z.array(z.string()).min(1)),
})

export const me = z.strictObject({
  user: z.strictObject({
    user: z.email(),
    user_id: z.string(),
    real_name: z.string(),
    state: z.literal('active'),
    auth: z.array(z.string()),
    projects: z.array(z.string()),
    project_membership: map(z.string()),
    project_memberships: map(z.array(z.string())),
    invitations: z.array(z.unknown()),
    tenant: z.string(),
    create_time: TIME,
    token_validity_begin: TIME.nullable(),
    features: map(z.unknown()),
    managed_by_scim: z.boolean().optional(),
    managing_organization_id: z.string().optional(),
  }),
})

export const clouds = z.strictObject({
  clouds: z
    .array(
      z.strictObject({
        cloud_name: z.string().max(256),
        geo_region: z.string(),
        cloud_description: z.string(),
        provider: z.string(),
        provider_description: z.string(),
        geo_latitude: z.number(),
        geo_longitude: z.number(),
      }),
    )
    .min(1),
})

/** An option of a service type's schema, with the keywords that the live schema has. */
const optionSchema = z.looseObject({ title: z.string() })

export const serviceType = z.strictObject({
  description: z.string(),
  user_config_schema: z.looseObject({
    type: z.union([z.literal('object'), z.array(z.string())]),
    properties: map(optionSchema),
  }),
  default_version: z.string().optional(),
  latest_available_version: z.string().optional(),
})

const backupConfig = z.strictObject({
  interval: whole,
  max_count: whole,
  recovery_mode: z.enum(['basic', 'pitr']),
  frequent_interval_minutes: whole.optional(),
  frequent_oldest_age_minutes: whole.optional(),
  infrequent_interval_minutes: whole.optional(),
  infrequent_oldest_age_minutes: whole.optional(),
})

const planCommon = {
  service_plan: z.string().regex(/^[a-z0-9_-]{1,128}$/),
  service_type: z.string(),
  backup_config: backupConfig,
  node_count: z.int().min(1),
  max_memory_percent: z.number().min(0).max(100).optional(),
  shard_count: whole.optional(),
  primary_count: whole.optional(),
  is_cluster_plan: z.boolean().optional(),
}

export const servicePlan = z.strictObject({
  ...planCommon,
  regions: map(
    z.strictObject({
      price_usd: PRICE,
      node_cpu_count: whole,
      node_memory_mb: z.number(),
      disk_space_mb: whole,
      disk_space_cap_mb: whole.nullable().optional(),
      disk_space_step_mb: whole.nullable().optional(),
      disk_space_gb_price_usd: PRICE.nullable().optional(),
      object_storage_gb_price_usd: PRICE.nullable().optional(),
    }),
  ),
})

export const planSpecification = z.strictObject({
  ...planCommon,
  disk_space_mb: whole,
  disk_space_cap_mb: whole.nullable().optional(),
  disk_space_step_mb: whole.nullable().optional(),
})

export const serviceTypes = z.strictObject({
  service_types: map(serviceType.extend({ service_plans: z.array(servicePlan).min(1) })),
})

export const price = z.strictObject({
  base_price_usd: PRICE,
  cloud_name: z.string(),
  service_plan: z.string(),
  service_type: z.string(),
  extra_disk_price_per_gb_usd: PRICE.nullable().optional(),
  object_storage_gb_price_usd: PRICE.nullable().optional(),
})

/** avn's table needs every one of the first nine keys; the times may be null. */
export const serviceVersions = z.strictObject({
  service_versions: z
    .array(
      z.strictObject({
        service_type: z.string(),
        major_version: z.string(),
        state: z.enum(['available', 'eol', 'preview', 'terminated', 'unavailable']),
        availability_start_time: SECONDS.nullable(),
        availability_end_time: SECONDS.nullable(),
        aiven_end_of_life_time: SECONDS.nullable(),
        upstream_end_of_life_time: SECONDS.nullable(),
        termination_time: SECONDS.nullable(),
        end_of_life_help_article_url: z.string().nullable(),
        upgrade_to_service_type: z.string().nullable().optional(),
        upgrade_to_version: z.string().nullable().optional(),
      }),
    )
    .min(1),
})

export const events = z.strictObject({
  events: z
    .array(
      z.strictObject({
        id: z.string(),
        time: TIME,
        actor: z.string(),
        event_type: z.string(),
        event_desc: z.string(),
        service_name: z.string().nullable(),
      }),
    )
    .min(1),
})

/** Google's chart format: the first column is time, each row has a cell for each column. */
export const metrics = z.strictObject({
  metrics: map(
    z
      .strictObject({
        data: z.strictObject({
          cols: z.array(z.strictObject({ label: z.string(), type: z.enum(['date', 'number']) })),
          rows: z.array(z.tuple([TIME], z.number().nullable())).min(1),
        }),
        hints: z.strictObject({ title: z.string() }),
      })
      .refine(({ data: { cols, rows } }) => rows.every(({ length }) => length === cols.length)),
  ),
})

export const logs = z.strictObject({
  logs: z
    .array(
      z.strictObject({
        msg: z.string(),
        time: TIME,
        unit: z.string(),
        severity: z.enum(['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']),
        hostname: z.string(),
      }),
    )
    .min(1)
    .max(500),
  offset: z.string().max(128).nullable(),
  first_log_offset: z.string().max(128).nullable(),
})

export const alerts = z.strictObject({
  alerts: z.array(
    z.strictObject({
      create_time: TIME,
      event: z.string(),
      project_name: z.string(),
      severity: z.string(),
      service_name: z.string().optional(),
      service_type: z.string().optional(),
      node_name: z.string().optional(),
    }),
  ),
})

export const tags = z.strictObject({ tags: map(z.string()) })

export const task = z.strictObject({
  task: z.strictObject({
    task_id: z.string(),
    task_type: z.string(),
    create_time: TIME,
    success: z.boolean(),
    result: z.string(),
    result_codes: z.array(z.unknown()).optional(),
  }),
})

export const account = z.strictObject({
  account_id: z.string(),
  account_name: z.string(),
  account_owner_team_id: z.string(),
  create_time: TIME,
  update_time: TIME,
  is_account_owner: z.boolean(),
  organization_id: z.string().startsWith('org'),
  root_account_id: z.string(),
  primary_billing_group_id: z.null(),
  access_source: z.string().optional(),
  is_account_member: z.boolean().optional(),
  parent_account_id: z.string().nullable().optional(),
  tenant_id: z.string().optional(),
  features: map(z.unknown()).optional(),
})

export const organization = z.strictObject({
  organization_id: z.string().startsWith('org'),
  organization_name: z.string(),
  account_id: z.string(),
  tier: z.enum(['business', 'personal']),
  create_time: TIME,
  update_time: TIME,
  default_governance_user_group_id: z.string().optional(),
})

export const token = z.strictObject({
  token_prefix: z.string(),
  create_time: TIME,
  created_manually: z.boolean(),
  extend_when_used: z.boolean(),
  max_age_seconds: z.int().nullable(),
  currently_active: z.boolean().optional(),
  description: z.string().nullable().optional(),
  expiry_time: TIME.nullable().optional(),
  last_ip: z.string().nullable().optional(),
  last_used_time: TIME.nullable().optional(),
  last_user_agent: z.string().nullable().optional(),
  last_user_agent_human_readable: z.string().nullable().optional(),
  ip_allowlist: z.array(z.string()).nullable().optional(),
  scopes: z.array(z.string()).nullable().optional(),
})
