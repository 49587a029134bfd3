import { useMemo, useRef, useState } from 'react'
import type { Service } from '~/api/services'
import { Button } from '~/ui/Button'
import { EmptyState } from '~/ui/EmptyState'
import { PlusIcon } from '~/ui/later-icons'
import { useStable } from '~/hooks/use-stable'
import type { Option } from '~/user-config/options'
import { readSettings } from '~/user-config/settings'
import { ConfigurationDialog } from './ConfigurationDialog'
import { OptionPicker } from './OptionPicker'
import { OptionRows } from './OptionRows'
import type { SaveOutcome } from './outcome'
import { useConfigurationForm } from './use-configuration-form'
import { useRegionContext } from './use-region-context'
import { looks } from '~/ui/looks'

interface ConfigurationFormProps {
  title: string
  saveLabel: string
  addLabel: string
  project: string
  service: Service
  /** All options of the service type. */
  options: readonly Option[]
  /** Those that the dialog is about; all of them when left out. */
  keys?: readonly string[]
  addOption?: string | undefined
  /** What is to be known of some options beforehand, by their key. */
  notes?: Readonly<Record<string, string>>
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

/** A dialog of options: those that are set, and a way to add others. */
export function ConfigurationForm(props: ConfigurationFormProps) {
  const { project, service, keys } = props
  const options = useMemo(
    () => (keys ? props.options.filter(({ key }) => keys.includes(key)) : props.options),
    [props.options, keys],
  )
  const regions = useRegionContext(project, service)
  const form = useConfigurationForm({
    ...props,
    options,
    addOption: props.addOption,
    regions,
  })
  const [adding, setAdding] = useState(false)
  const add = useRef<HTMLDivElement>(null)
  const { opened, actions } = form
  const drop = useStable((option: Option) => {
    // The button is about to go, and would take the focus with it.
    add.current?.querySelector('button')?.focus()
    actions.drop(option)
  })
  const unknown = useMemo(
    () => (keys ? [] : readSettings(options, opened).filter(({ option }) => option === null)),
    [options, keys, opened],
  )

  return (
    <ConfigurationDialog
      title={props.title}
      description={`${service.service_name} · only your changes are sent`}
      saveLabel={props.saveLabel}
      project={project}
      service={service}
      options={options}
      form={form}
      onClose={props.onClose}
      wide
    >
      <div ref={add}>
        {adding ? (
          <OptionPicker
            options={options}
            present={form.present}
            onCancel={() => setAdding(false)}
            onPick={(option) => {
              setAdding(false)
              form.add(option)
            }}
          />
        ) : (
          <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
            {props.addLabel}
          </Button>
        )}
      </div>
      <OptionRows
        form={{ ...form, actions: { ...actions, drop } }}
        regions={regions}
        notes={props.notes}
      />
      {unknown.map(({ key, name }) => (
        <p key={key} className={looks.small}>
          <code>{key}</code> is set but unknown to the schema of this service type: {name} stays as
          it is.
        </p>
      ))}
      {form.entries.length === 0 && !adding && (
        <EmptyState title="No options set">
          <p>All options use their defaults. Add the ones you want to change.</p>
        </EmptyState>
      )}
    </ConfigurationDialog>
  )
}
