import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { isObject } from '~/lib/is-object'

/**
 * What a type's schema says of the option for backups to another region.
 * @param schema the type's `user_config_schema`
 */
export function readRegionOption(
  schema: Record<string, unknown>,
): 'offered' | 'deprecated' | 'absent' {
  const { properties } = schema
  if (!isObject(properties) || !isObject(properties[BACKUP_REGIONS_OPTION])) return 'absent'
  const { title, description, deprecated } = properties[BACKUP_REGIONS_OPTION]
  const isDeprecated =
    deprecated === true || /deprecated/i.test(`${String(title)} ${String(description)}`)
  return isDeprecated ? 'deprecated' : 'offered'
}
