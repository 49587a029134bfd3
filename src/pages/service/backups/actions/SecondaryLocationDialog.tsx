import { useMemo } from 'react'
import type { Service } from '~/api/services'
import { BACKUP_REGIONS_OPTION, secondaryRegion } from '~/backup/secondary-region'
import { Dialog } from '~/ui/Dialog'
import { Notice } from '~/ui/Notice'
import { Switch } from '~/ui/Switch'
import type { Option } from '~/user-config/options'
import { BackupRegionInput } from '~/configuration/BackupRegionInput'
import { ConfigurationDialog } from '~/configuration/ConfigurationDialog'
import type { SaveOutcome } from '~/configuration/outcome'
import { useConfigurationForm } from '~/configuration/use-configuration-form'
import { useRegionContext } from '~/configuration/use-region-context'
import { WithOptions } from '~/configuration/WithOptions'
import { noLocationReason } from './reasons'
import styles from './SecondaryLocationDialog.module.css'

interface SecondaryLocationDialogProps {
  project: string
  service: Service
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

/** The dialog "Add" or "Edit secondary backup location". */
export default function SecondaryLocationDialog(props: SecondaryLocationDialogProps) {
  const { project, service, onClose } = props
  const title = `${secondaryRegion(service.user_config) === undefined ? 'Add' : 'Edit'} secondary backup location`
  return (
    <WithOptions
      title={title}
      project={project}
      serviceType={service.service_type}
      onClose={onClose}
    >
      {(options) => {
        const option = options.find(({ key }) => key === BACKUP_REGIONS_OPTION)
        const reason = noLocationReason(options, service.service_type)
        if (option && reason === undefined) return <LocationForm {...props} option={option} />
        return (
          <Dialog title={title} onClose={onClose}>
            <Notice tone="info">
              <p>{reason}</p>
            </Notice>
          </Dialog>
        )
      }}
    </WithOptions>
  )
}

function LocationForm(props: SecondaryLocationDialogProps & { option: Option }) {
  const { project, service, option } = props
  const regions = useRegionContext(project, service)
  const options = useMemo(() => [option], [option])
  const form = useConfigurationForm({
    ...props,
    options,
    addOption: option.key,
    regions,
  })
  const { type, setRemoved, leave } = form.actions
  const set = secondaryRegion(form.opened)
  const [region] = form.entries
  const enabled = region !== undefined && !region.entry.removed

  function enable(on: boolean) {
    if (region) setRemoved(option, !on)
    else form.add(option)
  }

  return (
    <ConfigurationDialog
      title={`${set === undefined ? 'Add' : 'Edit'} secondary backup location`}
      description={`${service.service_name} · a copy of its backups in another region`}
      saveLabel={set !== undefined && !enabled ? 'Disable' : 'Save'}
      destructive={set !== undefined && !enabled}
      project={project}
      service={service}
      options={options}
      form={form}
      onClose={props.onClose}
      shortcut={
        set !== undefined && enabled
          ? { label: 'Disable', prepare: () => enable(false) }
          : undefined
      }
    >
      <Switch label="Secondary backup location enabled" checked={enabled} onChange={enable} />
      {enabled ? (
        <div className={styles.region} data-field={option.key}>
          <BackupRegionInput
            label="Backup location"
            field={option.field}
            typed={region.entry.typed}
            onChange={(typed) => type(option, typed)}
            onBlur={() => leave(option)}
            problems={region.problems}
            regions={regions}
          />
        </div>
      ) : (
        <p className={styles.off}>
          {set === undefined
            ? 'Backups are kept in the primary location only.'
            : `Saving turns it off, and you’ll lose access to the copies in ${set}. The next step lists them.`}
        </p>
      )}
    </ConfigurationDialog>
  )
}
