/*
 * For tests: plans as `terraform show -json` prints them (format 1.2), with the attributes that the
 * provider documents for its services.
 */

interface Service {
  type?: string
  /** The address without type and name, such as `module.db["eu"].` and `[0]`. */
  module?: string
  index?: string
  project?: string
  name?: string
  cloud?: string | null
  plan?: string
  /** The contents of `TYPE_user_config`; left out, there is no block. */
  options?: Record<string, unknown>
  tags?: readonly { key?: string; value?: string }[]
  actions?: readonly string[]
  /** What was there before; made from what will be where it is left out. */
  before?: Service
  /** Over what is always unknown of a service. */
  unknown?: Record<string, unknown>
  deposed?: string
}

/** One service in `resource_changes`. */
export function planned(service: Service = {}): Record<string, unknown> {
  const {
    type = 'pg',
    module = '',
    index = '',
    actions = ['create'],
    before,
    unknown = {},
  } = service
  const isThere = !actions.includes('create') || actions.includes('delete')
  const isLeft = actions.includes('delete') && !actions.includes('create')
  const after = isLeft || actions.includes('forget') ? null : attributes(service)
  return {
    address: `${module}aiven_${type}.main${index}`,
    ...(module === '' ? {} : { module_address: module.slice(0, -1) }),
    mode: 'managed',
    type: `aiven_${type}`,
    name: 'main',
    ...(index === '' ? {} : { index: JSON.parse(index.slice(1, -1)) as unknown }),
    provider_name: 'registry.terraform.io/aiven/aiven',
    ...(service.deposed === undefined ? {} : { deposed: service.deposed }),
    change: {
      actions,
      before: isThere ? attributes({ ...service, ...before }) : null,
      after: after && omitUnknown(after, unknown),
      after_unknown: after === null ? {} : { ...(isThere ? {} : computed(type)), ...unknown },
      before_sensitive: isThere ? { service_password: true } : false,
      after_sensitive: after === null ? false : { service_password: true },
    },
  }
}

/** What the provider tells only of a service that is there. */
function computed(type: string): Record<string, unknown> {
  return {
    components: true,
    disk_space_used: true,
    id: true,
    [type]: true,
    service_host: true,
    service_password: true,
    service_port: true,
    service_uri: true,
    service_username: true,
    state: true,
  }
}

function attributes(service: Service): Record<string, unknown> {
  const { type = 'pg', project = 'acme', name = 'orders', plan = 'business-4' } = service
  const { cloud = 'aws-eu-central-1', options, tags = [] } = service
  return {
    additional_disk_space: null,
    cloud_name: cloud,
    disk_space: null,
    maintenance_window_dow: null,
    maintenance_window_time: null,
    [`${type}_user_config`]: options === undefined ? [] : [{ ip_filter: null, ...options }],
    plan,
    project,
    project_vpc_id: null,
    service_integrations: [],
    service_name: name,
    static_ips: null,
    tag: tags,
    tech_emails: [],
    termination_protection: true,
    timeouts: null,
  }
}

/** Terraform leaves unknown attributes out. */
function omitUnknown(after: Record<string, unknown>, unknown: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(after).filter(([key]) => unknown[key] !== true))
}

/** A whole plan. */
export function planFile(
  changes: readonly Record<string, unknown>[],
  more: Record<string, unknown> = {},
): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.13.3',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { provider_config: { aiven: { name: 'aiven' } }, root_module: {} },
    timestamp: '2026-08-21T09:00:00Z',
    applyable: true,
    complete: true,
    errored: false,
    ...more,
  })
}

/** Something else in `resource_changes`. */
export function other(type: string, after: Record<string, unknown>, mode = 'managed') {
  return {
    address: `${mode === 'data' ? 'data.' : ''}${type}.main`,
    mode,
    type,
    name: 'main',
    provider_name: 'registry.terraform.io/aiven/aiven',
    change: {
      actions: [mode === 'data' ? 'read' : 'create'],
      before: null,
      after,
      after_unknown: { id: true },
    },
  }
}
