/** The option that names the other region. */
export const BACKUP_REGIONS_OPTION = 'additional_backup_regions'

/**
 * The region that a service's backups are copied to, if any. Absent and empty both mean off (Aiven
 * docs).
 * @param userConfig the service's `user_config`
 * @returns an Aiven cloud name such as `aws-eu-west-1`
 */
export function secondaryRegion(userConfig: Record<string, unknown>): string | undefined {
  return firstRegion(userConfig[BACKUP_REGIONS_OPTION])
}

/**
 * The region that a value of the option names, if any.
 * @param value of `additional_backup_regions`, of any shape
 */
export function firstRegion(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  return typeof first === 'string' && first !== '' ? first : undefined
}
