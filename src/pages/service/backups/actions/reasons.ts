import { BACKUP_SETTINGS } from '~/backup/settings'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import type { Option } from '~/user-config/options'
import { serviceTypeName } from '~/words/service'

/** Why a type can have no second location: its schema lacks the option, or has given it up. */
export function noLocationReason(
  options: readonly Option[],
  serviceType: string,
): string | undefined {
  const option = options.find(({ key }) => key === BACKUP_REGIONS_OPTION)
  return option && !option.field.deprecated
    ? undefined
    : `Aiven does not offer a secondary backup location for ${serviceTypeName(serviceType)}.`
}

/** Why nothing about a type's backups can be set. */
export function noSettingsReason(
  options: readonly Option[],
  serviceType: string,
): string | undefined {
  return options.some(({ key }) => BACKUP_SETTINGS.includes(key))
    ? undefined
    : `${serviceTypeName(serviceType)} has no backup settings: Aiven decides when it is backed up.`
}
