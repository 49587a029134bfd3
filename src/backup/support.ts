/** The option that names the other region. */
export const BACKUP_REGIONS_OPTION = 'additional_backup_regions'

/** Types for which Aiven's documentation offers backups to another region. */
const SUPPORTED_TYPES = new Set(['pg', 'mysql', 'opensearch'])

/**
 * Types whose schema has the option and whose product pages describe it, while Aiven's platform page
 * does not list them. Unverified: whether copies are really made. Until that is known, a service of
 * these types without a region is not called unprotected.
 */
const SCHEMA_ONLY_TYPES = new Set(['valkey', 'grafana'])

export type Support = 'supported' | 'schema-only' | 'unsupported'

/**
 * Tells whether a service type can have its backups copied to another region.
 * @param serviceType the type's code, such as `pg`
 * @returns `schema-only` where Aiven's own pages disagree
 */
export function supportOf(serviceType: string): Support {
  if (SUPPORTED_TYPES.has(serviceType)) return 'supported'
  return SCHEMA_ONLY_TYPES.has(serviceType) ? 'schema-only' : 'unsupported'
}

/**
 * The other region that is set on a service, if any. Absent and empty both mean off (Aiven docs).
 * @param userConfig the service's `user_config`
 * @returns an Aiven cloud name such as `aws-eu-west-1`
 */
export function secondaryRegion(userConfig: Record<string, unknown>): string | undefined {
  const value = userConfig[BACKUP_REGIONS_OPTION]
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  return typeof first === 'string' && first !== '' ? first : undefined
}

/** Types with point-in-time recovery (Aiven docs): their log files go on between two backups. */
const PITR_TYPES = new Set(['pg', 'mysql'])

/**
 * Tells whether a service type can be recovered to a point in time.
 * @param serviceType the type's code, such as `pg`
 */
export function hasPointInTime(serviceType: string): boolean {
  return PITR_TYPES.has(serviceType)
}
