import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { cloudsQuery } from '~/api/clouds'
import { ApiError } from '~/api/errors'
import type { Service } from '~/api/services'
import { isAboutRegion, refusalKind, type Refusal } from '~/backup/refusals'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { focusField } from '~/hooks/forms/focus-field'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import type { JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import { findChanges, patchFor } from '~/user-config/patch'
import { problemOfServerError, type ServerProblem } from '~/user-config/server-error'
import type { Typed } from '~/user-config/typed'
import type { Problem } from '~/user-config/validate'
import { useSaveConfiguration } from './use-save-configuration'
import type { SaveOutcome } from './outcome'
import { regionIn, regionProblem, type RegionContext } from './region'
import {
  checkEntry,
  editsFrom,
  entriesAtOpen,
  holdsWork,
  isModified,
  newEntry,
  rebase,
  retype,
  type Entry,
} from './entries'

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

interface Entered {
  entries: Entry[]
}

/** An entry with all that is known about it now. */
export interface FormEntry {
  option: Option
  entry: Entry
  modified: boolean
  problems: readonly Problem[]
  type: (typed: Typed) => void
  setRemoved: (removed: boolean) => void
  /** The person has left the input: from now on its problems are told. */
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

  // One list, each option at most once in it: two that must agree by their order need not always.
  const entered = useFormValues<Entered>(() => ({
    entries: entriesAtOpen(options, opened, addOption),
  }))
  const values = entered.values.entries
  const enteredNow = () => entered.formControl.getValues('entries')

  const findOption = (key: string) => options.find((option) => option.key === key)

  function findProblems(option: Option, entry: Entry): readonly Problem[] {
    const problems = checkEntry(option, entry, opened)
    const settled = problems.length > 0 || entry.removed || !isModified(option, entry, opened)
    if (entry.key !== BACKUP_REGIONS_OPTION || settled) return problems
    const region = regionProblem(entry.typed, regions, clouds)
    return region === undefined ? [] : [{ path: [], message: region }]
  }

  const form = useCheckedForm<Entered, string>(entered, {
    schema: schemaOfEntries((entry) => {
      const option = findOption(entry.key)
      return option ? findProblems(option, entry) : []
    }),
    fields: values.map(({ key }) => key),
  })
  const setEntries = (change: (entries: readonly Entry[]) => Entry[]) =>
    form.change({ entries: change(enteredNow()) })

  function refusedBy(error: Error): Refused {
    const entry = values.find(({ key, removed }) => key === BACKUP_REGIONS_OPTION && !removed)
    const region = entry && findOption(entry.key)
    const edited = region && isModified(region, entry, opened) ? regionIn(entry.typed) : undefined
    const kind = error instanceof ApiError ? refusalKind(error, edited) : undefined
    const shown = values.flatMap(({ key }) => findOption(key) ?? [])
    const named = problemOfServerError(shown, error.message)
    if (named || !region || !isAboutRegion(kind)) return { error, kind, at: named }
    return { error, kind, at: { option: region, path: [], message: error.message } }
  }
  const { problem } = saving
  const refused = problem?.kind === 'refused' ? refusedBy(problem.error) : undefined

  function problemsShown(option: Option, entry: Entry): readonly Problem[] {
    const told = form.problem(entry.key) !== undefined
    const problems = told ? findProblems(option, entry) : []
    if (problems.length > 0 || refused?.at?.option.key !== entry.key) return problems
    return [{ path: refused.at.path, message: refused.at.message }]
  }

  function change(key: string, next: (entry: Entry) => Entry) {
    // A refusal was about what stood there before.
    if (refused?.at?.option.key === key) saving.reset()
    setEntries((all) => all.map((one) => (one.key === key ? next(one) : one)))
  }

  const entries = values.flatMap((entry): FormEntry[] => {
    const { key } = entry
    const option = findOption(key)
    if (!option) return []
    return [
      {
        option,
        entry,
        modified: isModified(option, entry, opened),
        problems: problemsShown(option, entry),
        type: (typed) => change(key, (now) => retype(option, now, typed)),
        setRemoved: (removed) => change(key, (now) => ({ ...now, removed })),
        leave: () => form.leave(key),
        drop: () => setEntries((all) => all.filter((one) => one.key !== key)),
      },
    ]
  })

  /** @returns the option that a refusal is about, where it is about one */
  async function save(): Promise<Option | undefined> {
    const found = await saving.save(opened, editsFrom(options, enteredNow(), opened))
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
    const next = rebase(options, enteredNow(), opened, problem.now, theirs)
    setEntries(() => next)
    setOpened(problem.now)
    saving.reset()
    return editsFrom(options, next, problem.now).size
  }

  const edits = editsFrom(options, values, opened)
  return {
    /** The options as they were set when the dialog opened, or when a conflict was answered. */
    opened,
    entries,
    /** How many options are modified, also by something that cannot be sent yet. */
    modified: entries.filter(({ modified }) => modified).length,
    /** Closing would lose something. */
    dirty: entries.some(({ option, entry }) => holdsWork(option, entry, opened)),
    changes: () => findChanges(options, opened, edits),
    patch: () => patchFor(options, opened, edits),
    add: (option: Option) => {
      setEntries((all) => [newEntry(option), ...all])
      focusField(option.key)
    },
    /** Goes on where all that is typed can be sent; else the first problem gets the focus. */
    check: (goOn: () => void) => form.submit(goOn),
    save,
    settle,
    phase: saving.phase,
    problem,
    refused,
  }
}

/** What the form may hold when it is sent: the problems of each entry stand under its option's key. */
function schemaOfEntries(findProblems: (entry: Entry) => readonly Problem[]) {
  return z.custom<Entered>().check(({ value, issues }) => {
    for (const entry of value.entries) {
      const [first] = findProblems(entry)
      if (!first) continue
      issues.push({ code: 'custom', path: [entry.key], message: first.message, input: entry })
    }
  })
}
