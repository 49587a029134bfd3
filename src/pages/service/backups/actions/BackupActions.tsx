import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { serviceTypeQuery } from '~/api/service-types'
import type { Service } from '~/api/services'
import { secondaryRegion } from '~/backup/secondary-region'
import { useReadOnly } from '~/hooks/use-read-only'
import { Menu } from '~/ui/Menu'
import { listOptions } from '~/user-config/options'
import { preloadBackupDialogs } from './dialogs'
import { noLocationReason, noSettingsReason } from './reasons'

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
  const readOnly = useReadOnly(project)
  const region = secondaryRegion(service.user_config)
  const ahead = () => preloadBackupDialogs()
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
          disabledReason: readOnly ?? (options && noLocationReason(options, service.service_type)),
          onApproach: () => void ahead(),
          onSelect: () => open('secondary-location'),
        },
        {
          label: 'Configure backup settings',
          disabledReason: readOnly ?? (options && noSettingsReason(options, service.service_type)),
          onApproach: () => void ahead(),
          onSelect: () => open('backup-settings'),
        },
      ]}
    />
  )
}
