import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { cloudsQuery } from '~/api/clouds'
import { ApiError } from '~/api/errors'
import type { Service } from '~/api/services'
import { isAboutRegion, refusalKind, type Refusal } from '~/backup/refusals'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import type { JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import { afterPress } from '~/ui/after-press'
import { changesOf, patchFor } from '~/user-config/patch'
import { problemOfServerError, type ServerProblem } from '~/user-config/server-error'
import type { Problem } from '~/user-config/validate'
import { useSaveConfiguration } from './use-save-configuration'
import type { SaveOutcome } from './outcome'
import { regionIn, regionProblem, type RegionContext } from './region'
import {
  editsOf,
  isModified,
  isTyped,
  newRow,
  problemsOfRow,
  rebased,
  rowsAtOpen,
  type Row,
} from './rows'

interface ConfigurationFormOptions {
  project: string
  service: Service
  /** Those that the form is about. */
  options: readonly Option[]
  /** The key of an option to open with. */
  addOption: string | undefined
  regions: RegionContext
  onSaved: (outcome: SaveOutcome) => void
}

/** A row with all that is known about it now. */
export interface FormRow {
  option: Option
  row: Row
  modified: boolean
  problems: readonly Problem[]
  change: (row: Row) => void
  /** The person has left the row: from now on its problems are told. */
  leave: () => void
  drop: () => void
}

/** What a refused save says about an option. */
interface Refused {
  error: Error
  kind: Refusal | undefined
  /** The option that it is about, where that is known. */
  at: ServerProblem | null
}

export type ConfigurationFormState = ReturnType<typeof useConfigurationForm>

/**
 * The state of a dialog that edits options. It takes the service as it is when the dialog opens,
 * once: polls behind it never touch what is typed, and only what differs from that is sent.
 */
export function useConfigurationForm(input: ConfigurationFormOptions) {
  const { project, service, options, addOption, regions, onSaved } = input
  const [opened, setOpened] = useState<JsonObject>(service.user_config)
  const saving = useSaveConfiguration({ project, service, options, onSaved })
  const { data: clouds = [] } = useQuery(cloudsQuery(project))

  const form = useForm<{ rows: Row[] }>({
    defaultValues: { rows: rowsAtOpen(options, opened, addOption) },
  })
  // One list, each option at most once in it: two that must agree by their order need not always.
  const values = useWatch({ control: form.control, name: 'rows' })
  const setRows = (change: (rows: readonly Row[]) => Row[]) =>
    form.setValue('rows', change(form.getValues('rows')))

  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [checked, setChecked] = useState(false)

  const optionOf = (key: string) => options.find((option) => option.key === key)

  function problemsOf(option: Option, row: Row): readonly Problem[] {
    const problems = problemsOfRow(option, row, opened)
    const settled = problems.length > 0 || row.removed || !isModified(option, row, opened)
    if (row.key !== BACKUP_REGIONS_OPTION || settled) return problems
    const region = regionProblem(row.draft, regions, clouds)
    return region === undefined ? [] : [{ path: [], message: region }]
  }

  function refusedBy(error: Error): Refused {
    const row = values.find(({ key, removed }) => key === BACKUP_REGIONS_OPTION && !removed)
    const region = row && optionOf(row.key)
    const edited = region && isModified(region, row, opened) ? regionIn(row.draft) : undefined
    const kind = error instanceof ApiError ? refusalKind(error, edited) : undefined
    const shown = values.flatMap(({ key }) => optionOf(key) ?? [])
    const named = problemOfServerError(shown, error.message)
    if (named || !region || !isAboutRegion(kind)) return { error, kind, at: named }
    return { error, kind, at: { option: region, path: [], message: error.message } }
  }
  const { problem } = saving
  const refused = problem?.kind === 'refused' ? refusedBy(problem.error) : undefined

  function problemsShown(option: Option, row: Row): readonly Problem[] {
    const problems = checked || left.has(row.key) ? problemsOf(option, row) : []
    if (problems.length > 0 || refused?.at?.option.key !== row.key) return problems
    return [{ path: refused.at.path, message: refused.at.message }]
  }

  const rows = values.flatMap((row): FormRow[] => {
    const { key } = row
    const option = optionOf(key)
    if (!option) return []
    return [
      {
        option,
        row,
        modified: isModified(option, row, opened),
        problems: problemsShown(option, row),
        change: (next) => {
          // A refusal was about what stood there before.
          if (refused?.at?.option.key === key) saving.reset()
          setRows((all) => all.map((one) => (one.key === key ? next : one)))
        },
        leave: () => afterPress(() => setLeft((before) => new Set(before).add(key))),
        drop: () => setRows((all) => all.filter((one) => one.key !== key)),
      },
    ]
  })

  /** Tells whether all that is typed can be sent; else the first problem gets the focus. */
  function check(): boolean {
    setChecked(true)
    const broken = form.getValues('rows').find((row) => {
      const option = optionOf(row.key)
      return option && problemsOf(option, row).length > 0
    })
    if (broken) focusOption(broken.key)
    return broken === undefined
  }

  /** @returns the option that a refusal is about, where it is about one */
  async function save(): Promise<Option | undefined> {
    const found = await saving.save(opened, editsOf(options, form.getValues('rows')))
    return found?.kind === 'refused' ? refusedBy(found.error).at?.option : undefined
  }

  /**
   * Answers a conflict: what others set is taken over where it was chosen, and for all that is not
   * edited here. From then on the edits are against what the service is set to now.
   * @param theirs keys of the options whose value on the server was chosen
   * @returns how many edits are left
   */
  function settle(theirs: ReadonlySet<string>): number {
    if (problem?.kind !== 'conflict') return 0
    const next = rebased(options, form.getValues('rows'), opened, problem.now, theirs)
    setRows(() => next)
    setOpened(problem.now)
    saving.reset()
    return changesOf(options, problem.now, editsOf(options, next)).length
  }

  const edits = editsOf(options, values)
  return {
    /** The options as they were set when the dialog opened, or when a conflict was answered. */
    opened,
    rows,
    values,
    /** How many options are modified, also by something that cannot be sent yet. */
    modified: rows.filter(({ modified }) => modified).length,
    /** Closing would lose something. */
    dirty: rows.some(({ option, row }) => isTyped(option, row, opened)),
    changes: () => changesOf(options, opened, edits),
    patch: () => patchFor(options, opened, edits),
    add: (option: Option) => {
      setRows((all) => [newRow(option), ...all])
      requestAnimationFrame(() => focusOption(option.key))
    },
    check,
    save,
    settle,
    phase: saving.phase,
    problem,
    refused,
  }
}

/** Brings an option's input into view and into focus. */
export function focusOption(key: string) {
  document
    .querySelector<HTMLElement>(`[data-option="${CSS.escape(key)}"] :is(input, select, textarea)`)
    ?.focus()
}
