import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useFieldArray, useForm, useWatch } from 'react-hook-form'
import { cloudsQuery } from '../../../api/clouds'
import { useUpdateUserConfig, type Service } from '../../../api/services'
import { BACKUP_REGIONS_OPTION } from '../../../backup/support'
import type { Option } from '../../../user-config/options'
import { patchFor } from '../../../user-config/patch'
import { problemOfServerError } from '../../../user-config/server-error'
import type { Problem } from '../../../user-config/validate'
import { outcomeOf, type SaveOutcome } from './outcome'
import { regionProblem, type RegionContext } from './region'
import { editsOf, isModified, newRow, problemsOfRow, rowsAtOpen, type Row } from './rows'

interface ConfigurationFormOptions {
  project: string
  service: Service
  options: readonly Option[]
  /** The key of an option to open with. */
  addOption: string | undefined
  regions: RegionContext
  onSaved: (outcome: SaveOutcome) => void
}

/** A row with all that is known about it now. */
export interface FormRow {
  id: string
  option: Option
  row: Row
  modified: boolean
  problems: readonly Problem[]
  change: (row: Row) => void
  /** The person has left the row: from now on its problems are told. */
  leave: () => void
  drop: () => void
}

/**
 * The state of the dialog. It takes the service as it is when the dialog opens, once: polls behind
 * it never touch what is typed, and only what differs from that is sent.
 */
export function useConfigurationForm(input: ConfigurationFormOptions) {
  const { project, service, options, addOption, regions, onSaved } = input
  const [atOpen] = useState(service.user_config)
  const update = useUpdateUserConfig(project, service.service_name)
  const { data: clouds = [] } = useQuery(cloudsQuery(project))

  const form = useForm<{ rows: Row[] }>({
    defaultValues: { rows: rowsAtOpen(options, atOpen, addOption) },
  })
  const fields = useFieldArray({ control: form.control, name: 'rows', keyName: 'id' })
  const values = useWatch({ control: form.control, name: 'rows' })

  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [checked, setChecked] = useState(false)

  const optionOf = (key: string) => options.find((option) => option.key === key)

  function problemsOf(option: Option, row: Row): readonly Problem[] {
    const problems = problemsOfRow(option, row, atOpen)
    const settled = problems.length > 0 || row.removed || !isModified(option, row, atOpen)
    if (row.key !== BACKUP_REGIONS_OPTION || settled) return problems
    const region = regionProblem(row.draft, regions, clouds)
    return region === undefined ? [] : [{ path: [], message: region }]
  }

  const shownOptions = values.flatMap(({ key }) => optionOf(key) ?? [])
  const refused = update.error && problemOfServerError(shownOptions, update.error.message)

  function problemsShown(option: Option, row: Row): readonly Problem[] {
    const problems = checked || left.has(row.key) ? problemsOf(option, row) : []
    if (problems.length > 0 || refused?.option.key !== row.key) return problems
    return [{ path: refused.path, message: refused.message }]
  }

  const rows = fields.fields.flatMap(({ id, key }, index): FormRow[] => {
    const option = optionOf(key)
    const row = values[index]
    if (!option || !row) return []
    return [
      {
        id,
        option,
        row,
        modified: isModified(option, row, atOpen),
        problems: problemsShown(option, row),
        change: (next) => {
          // A refusal was about what stood there before.
          if (refused?.option.key === key) update.reset()
          form.setValue(`rows.${index}`, next)
        },
        leave: () => setLeft((before) => new Set(before).add(key)),
        drop: () => fields.remove(index),
      },
    ]
  })

  // A second click can come before the first one has been drawn.
  const sending = useRef(false)
  async function save() {
    setChecked(true)
    const current = form.getValues('rows')
    const broken = current.find((row) => {
      const option = optionOf(row.key)
      return option && problemsOf(option, row).length > 0
    })
    if (broken) return focusOption(broken.key)
    const edits = editsOf(options, current)
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

  return {
    /** The options as they were set when the dialog opened. */
    atOpen,
    rows,
    values,
    changes: rows.filter(({ modified }) => modified).length,
    add: (option: Option) => {
      fields.prepend(newRow(option), { shouldFocus: false })
      requestAnimationFrame(() => focusOption(option.key))
    },
    save,
    saving: update.isPending,
    error: update.error,
    /** The option that the error names. */
    refused: refused?.option,
  }
}

/** Brings an option's input into view and into focus. */
function focusOption(key: string) {
  document
    .querySelector<HTMLElement>(`[data-option="${CSS.escape(key)}"] :is(input, select, textarea)`)
    ?.focus()
}
