import type { Service } from '~/api/services'
import { BACKUP_SETTINGS } from '~/backup/settings'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { ConfigurationForm } from '~/configuration/ConfigurationForm'
import type { SaveOutcome } from '~/configuration/outcome'
import { WithOptions } from '~/configuration/WithOptions'
import { noSettingsReason } from './reasons'

interface BackupSettingsDialogProps {
  project: string
  service: Service
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

const TITLE = 'Configure backup settings'

const ACU_ONLY = 'Works on ACU plans only.'
const NOTES = {
  backup_hour: 'After a change, one more backup may still run at the old time.',
  backup_interval_hours: ACU_ONLY,
  backup_retention_days: ACU_ONLY,
  valkey_persistence: 'Off deletes all backups at once.',
  dragonfly_persistence: 'Off deletes all backups at once.',
}

/** The dialog "Configure backup settings": whatever the type's schema has about backups. */
export default function BackupSettingsDialog(props: BackupSettingsDialogProps) {
  const { project, service, onClose } = props
  return (
    <WithOptions
      title={TITLE}
      project={project}
      serviceType={service.service_type}
      onClose={onClose}
    >
      {(options) => {
        const reason = noSettingsReason(options, service.service_type)
        if (reason !== undefined) {
          return (
            <Dialog title={TITLE} onClose={onClose}>
              <Notice tone="info">
                <p>{reason}</p>
              </Notice>
            </Dialog>
          )
        }
        return (
          <ConfigurationForm
            {...props}
            title={TITLE}
            options={options}
            keys={BACKUP_SETTINGS}
            notes={NOTES}
            addLabel="Add configuration options"
            saveLabel="Save configuration"
          />
        )
      }}
    </WithOptions>
  )
}
