import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { backupsQuery } from '../../../api/backups'
import { serverNow } from '../../../api/server-clock'
import type { Service } from '../../../api/services'
import { newestFirst } from '../../../backup/copies'
import { nextBackup, primaryLocation } from '../../../backup/schedule'
import { count } from '../../../components/format'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { PlusIcon } from '../../../ui/icons'
import type { Option } from '../../../user-config/options'
import { settingsOf } from '../../../user-config/settings'
import styles from './ConfigurationForm.module.css'
import { DiscardDialog } from './DiscardDialog'
import { FormNotices } from './FormNotices'
import { OptionPicker } from './OptionPicker'
import { OptionRow } from './OptionRow'
import type { SaveOutcome } from './outcome'
import type { RegionContext } from './region'
import { useConfigurationForm } from './use-configuration-form'

interface ConfigurationFormProps {
  project: string
  service: Service
  options: readonly Option[]
  addOption: string | undefined
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

export function ConfigurationForm(props: ConfigurationFormProps) {
  const { project, service, options, onClose } = props
  const regions = useRegionContext(project, service)
  const form = useConfigurationForm({ ...props, regions })
  const [adding, setAdding] = useState(false)
  const unknown = settingsOf(options, form.atOpen).filter(({ option }) => option === null)

  const blocker = useBlocker({
    shouldBlockFn: () => form.changes > 0,
    enableBeforeUnload: () => form.changes > 0,
    withResolver: true,
  })

  return (
    <Dialog
      title="Edit advanced configuration"
      description={`${service.service_name} · only what you change is sent`}
      onClose={onClose}
      wide
      footer={
        <>
          <p className={styles.changes} role="status">
            {form.changes === 0 ? 'No changes' : count(form.changes, 'change')}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            pending={form.saving}
            disabledReason={form.changes === 0 ? 'There is nothing to save yet' : undefined}
            onClick={() => void form.save()}
          >
            Save advanced configuration
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FormNotices
          error={form.error}
          onField={form.refused?.name}
          options={options}
          rows={form.values}
          atOpen={form.atOpen}
          now={service.user_config}
        />
        {adding ? (
          <OptionPicker
            options={options}
            present={new Set(form.rows.map(({ option }) => option.key))}
            onCancel={() => setAdding(false)}
            onPick={(option) => {
              setAdding(false)
              form.add(option)
            }}
          />
        ) : (
          <div>
            <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
              Add configuration option
            </Button>
          </div>
        )}
        {form.rows.map((row) => (
          <OptionRow key={row.id} {...row} regions={regions} />
        ))}
        {unknown.map(({ key, name }) => (
          <p key={key} className={styles.unknown}>
            <code>{key}</code> is set but unknown to the schema of this service type: {name} stays
            as it is.
          </p>
        ))}
        {form.rows.length === 0 && !adding && (
          <EmptyState title="No option is set">
            <p>Everything is at its default. Add the options that you want to change.</p>
          </EmptyState>
        )}
      </div>
      {blocker.status === 'blocked' && (
        <DiscardDialog onKeep={blocker.reset} onDiscard={blocker.proceed} />
      )}
    </Dialog>
  )
}

function useRegionContext(project: string, service: Service): RegionContext {
  const { data: report } = useQuery(backupsQuery(project, service.service_name))
  const backups = newestFirst(report?.backups ?? service.backups ?? [])
  return {
    project,
    serviceCloud: service.cloud_name,
    primaryCloud: primaryLocation(backups) ?? service.cloud_name,
    nextBackup: report && nextBackup(report, serverNow()),
  }
}
