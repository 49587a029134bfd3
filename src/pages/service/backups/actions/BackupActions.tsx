import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { serviceTypeQuery } from '../../../../api/service-types'
import type { Service } from '../../../../api/services'
import { BACKUP_SETTINGS } from '../../../../backup/settings'
import { BACKUP_REGIONS_OPTION, secondaryRegion } from '../../../../backup/support'
import { serviceTypeName } from '../../../../components/words'
import { Menu } from '../../../../ui/Menu'
import { listOptions, type Option } from '../../../../user-config/options'
import { preloadBackupDialogs } from './dialogs'

const route = getRouteApi('/projects/$project/services/$service/backups')

interface BackupActionsProps {
  project: string
  service: Service
}

/** What can be done about the backups: the menu "Actions". */
export function BackupActions({ project, service }: BackupActionsProps) {
  const navigate = route.useNavigate()
  const type = useQuery(serviceTypeQuery(project, service.service_type))
  const options = type.data && listOptions(type.data.user_config_schema)
  const region = secondaryRegion(service.user_config)
  // Where the code cannot be loaded, opening the dialog shows that.
  const ahead = () => preloadBackupDialogs().catch(() => undefined)
  const open = (dialog: 'secondary-location' | 'backup-settings') =>
    void ahead().then(() =>
      navigate({ search: (before) => ({ ...before, dialog }), resetScroll: false }),
    )
  return (
    <Menu
      label="Actions"
      items={[
        {
          label: `${region === undefined ? 'Add' : 'Edit'} secondary backup location`,
          disabledReason: options && noLocationReason(options, service.service_type),
          onApproach: () => void ahead(),
          onSelect: () => open('secondary-location'),
        },
        {
          label: 'Configure backup settings',
          disabledReason: options && noSettingsReason(options, service.service_type),
          onApproach: () => void ahead(),
          onSelect: () => open('backup-settings'),
        },
      ]}
    />
  )
}

/** Why a type can have no second location: its schema lacks the option, or has given it up. */
export function noLocationReason(
  options: readonly Option[],
  serviceType: string,
): string | undefined {
  const option = options.find(({ key }) => key === BACKUP_REGIONS_OPTION)
  return option && !option.field.deprecated
    ? undefined
    : `Aiven does not offer backups to another region for ${serviceTypeName(serviceType)}.`
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
