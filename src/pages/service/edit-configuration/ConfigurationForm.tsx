import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useFieldArray, useForm, useWatch } from 'react-hook-form'
import { backupsQuery } from '../../../api/backups'
import { cloudsQuery } from '../../../api/clouds'
import { serverNow } from '../../../api/server-clock'
import { useUpdateUserConfig, type Service } from '../../../api/services'
import { newestFirst } from '../../../backup/copies'
import { nextBackup, primaryLocation } from '../../../backup/schedule'
import { BACKUP_REGIONS_OPTION } from '../../../backup/support'
import { count } from '../../../components/format'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { PlusIcon } from '../../../ui/icons'
import type { Option } from '../../../user-config/options'
import { changesOf, patchFor } from '../../../user-config/patch'
import { problemOfServerError } from '../../../user-config/server-error'
import { settingsOf } from '../../../user-config/settings'
import type { Problem } from '../../../user-config/validate'
import styles from './ConfigurationForm.module.css'
import { DiscardDialog } from './DiscardDialog'
import { FormNotices } from './FormNotices'
import { OptionPicker } from './OptionPicker'
import { OptionRow } from './OptionRow'
import { outcomeOf, type SaveOutcome } from './outcome'
import { regionProblem, type RegionContext } from './region'
import { editOf, newRow, problemsOfRow, rowsOf, type Row } from './rows'

interface ConfigurationFormProps {
  project: string
  service: Service
  options: readonly Option[]
  addOption: string | undefined
  onClose: () => void
  onSaved: (outcome: SaveOutcome) => void
}

/**
 * The form takes the service as it is when the dialog opens, once: polls behind it never touch what
 * is typed. Only what differs from that is sent.
 */
export function ConfigurationForm(props: ConfigurationFormProps) {
  const { project, service, options, addOption, onClose, onSaved } = props
  const [atOpen] = useState(service.user_config)
  const [adding, setAdding] = useState(false)
  const [checked, setChecked] = useState(false)
  const update = useUpdateUserConfig(project, service.service_name)
  const { data: clouds = [] } = useQuery(cloudsQuery(project))
  const regions = useRegionContext(project, service)
  const optionOf = (key: string) => options.find((option) => option.key === key)

  const form = useForm<{ rows: Row[] }>({
    mode: 'onTouched',
    defaultValues: { rows: initialRows(options, atOpen, addOption) },
  })
  const rows = useFieldArray({ control: form.control, name: 'rows', keyName: 'fieldId' })
  const values = useWatch({ control: form.control, name: 'rows' })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())

  const problemsOf = (row: Row): Problem[] => {
    const option = optionOf(row.key)
    if (!option) return []
    const problems = problemsOfRow(option, row, atOpen)
    const known = problems.length > 0 || row.removed || !isModified(row)
    if (row.key !== BACKUP_REGIONS_OPTION || known) return problems
    const region = regionProblem(row.draft, regions, clouds)
    return region === undefined ? [] : [{ path: [], message: region }]
  }
  const editsOf = (all: readonly Row[]) =>
    new Map(
      all.flatMap((row) => {
        const option = optionOf(row.key)
        const edit = option && editOf(option, row)
        return edit ? [[row.key, edit] as const] : []
      }),
    )
  const isModified = (row: Row) => {
    const option = optionOf(row.key)
    if (!option) return false
    const edit = editOf(option, row)
    return !edit || changesOf([option], atOpen, new Map([[row.key, edit]])).length > 0
  }
  const modified = values.filter(isModified)
  const serverProblem =
    update.error &&
    problemOfServerError(
      values.flatMap(({ key }) => optionOf(key) ?? []),
      update.error.message,
    )

  const blocker = useBlocker({
    shouldBlockFn: () => modified.length > 0,
    enableBeforeUnload: () => modified.length > 0,
    withResolver: true,
  })

  // A second click can come before the first one has been drawn.
  const sending = useRef(false)
  async function save() {
    setChecked(true)
    const current = form.getValues('rows')
    const broken = current.find((row) => problemsOf(row).length > 0)
    if (broken) return focusOption(broken.key)
    const edits = editsOf(current)
    const patch = patchFor(options, atOpen, edits)
    if (sending.current || Object.keys(patch).length === 0) return
    sending.current = true
    try {
      const answered = await update.mutateAsync(patch)
      onSaved(outcomeOf(options, atOpen, edits, answered))
    } catch (error) {
      const named = problemOfServerError(options, error instanceof Error ? error.message : '')
      if (named) focusOption(named.option.key)
    } finally {
      sending.current = false
    }
  }

  const unknown = settingsOf(options, atOpen).filter(({ option }) => option === null)
  return (
    <Dialog
      title="Edit advanced configuration"
      description={`${service.service_name} · only what you change is sent`}
      onClose={onClose}
      wide
      footer={
        <>
          <p className={styles.changes} role="status">
            {modified.length === 0 ? 'No changes' : count(modified.length, 'change')}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            pending={update.isPending}
            disabledReason={modified.length === 0 ? 'There is nothing to save yet' : undefined}
            onClick={() => void save()}
          >
            Save advanced configuration
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FormNotices
          error={update.error}
          onField={serverProblem?.option.name}
          options={options}
          rows={values}
          atOpen={atOpen}
          now={service.user_config}
        />
        {adding ? (
          <OptionPicker
            options={options}
            present={new Set(values.map(({ key }) => key))}
            onCancel={() => setAdding(false)}
            onPick={(option) => {
              rows.prepend(newRow(option), { shouldFocus: false })
              setAdding(false)
              requestAnimationFrame(() => focusOption(option.key))
            }}
          />
        ) : (
          <div>
            <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
              Add configuration option
            </Button>
          </div>
        )}
        {rows.fields.map((field, index) => {
          const option = optionOf(field.key)
          const row = values[index]
          if (!option || !row) return null
          const shown = checked || left.has(row.key) ? problemsOf(row) : []
          const refused =
            serverProblem?.option.key === row.key
              ? [{ path: serverProblem.path, message: serverProblem.message }]
              : []
          return (
            <OptionRow
              key={field.fieldId}
              option={option}
              row={row}
              modified={isModified(row)}
              problems={shown.length > 0 ? shown : refused}
              regions={regions}
              onChange={(next) => form.setValue(`rows.${index}`, next, { shouldDirty: true })}
              onBlur={() => setLeft((before) => new Set(before).add(row.key))}
              onDrop={() => rows.remove(index)}
            />
          )
        })}
        {unknown.map(({ key, name }) => (
          <p key={key} className={styles.unknown}>
            <code>{key}</code> is set but unknown to the schema of this service type: {name} stays
            as it is.
          </p>
        ))}
        {rows.fields.length === 0 && !adding && (
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

function initialRows(
  options: readonly Option[],
  config: Service['user_config'],
  add?: string,
): Row[] {
  const rows = rowsOf(settingsOf(options, config))
  const wanted = options.find(({ key }) => key === add)
  return wanted && !rows.some(({ key }) => key === add) ? [newRow(wanted), ...rows] : rows
}

function useRegionContext(project: string, service: Service): RegionContext {
  const { data: report } = useQuery({
    ...backupsQuery(project, service.service_name),
    refetchInterval: false,
  })
  const backups = newestFirst(report?.backups ?? service.backups ?? [])
  return {
    project,
    serviceCloud: service.cloud_name,
    primaryCloud: primaryLocation(backups) ?? service.cloud_name,
    nextBackup: report && nextBackup(report, serverNow()),
  }
}

/** Brings an option's input into view and into focus. */
function focusOption(key: string) {
  document
    .querySelector<HTMLElement>(`[data-option="${CSS.escape(key)}"] :is(input, select, textarea)`)
    ?.focus()
}
