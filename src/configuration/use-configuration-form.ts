import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { cloudsQuery } from '~/api/clouds'
import { ApiError } from '~/api/errors'
import type { Service } from '~/api/services'
import { isAboutRegion, refusalKind, type Refusal } from '~/backup/refusals'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { focusField } from '~/hooks/forms/focus-field'
import { useCheckedForm } from '~/hooks/forms/use-checked-form'
import { useFormValues } from '~/hooks/forms/use-form-values'
import { useStable } from '~/hooks/use-stable'
import type { JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import { findChanges, patchFor } from '~/user-config/patch'
import { problemOfServerError, type ServerProblem } from '~/user-config/server-error'
import type { Typed } from '~/user-config/typed'
import type { Problem } from '~/user-config/validate'
import { useSaveConfiguration } from './use-save-configuration'
import type { SaveOutcome } from './outcome'
import { regionIn, regionProblem, type RegionContext } from './region'
import { editsFrom, entriesAtOpen, newEntry, rebase, retype, type Entry } from './entries'
import { makeJudge, type Judged } from './judge'

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

/**
 * Each option at most once, in the order in which they stand. A map, which the form's library takes
 * as one value: of plain objects it would make copies, and all rows would seem to have changed.
 */
type Entries = ReadonlyMap<string, Entry>

interface Entered {
  entries: Entries
}

/** What a row shows. */
export interface FormEntry extends Pick<Judged, 'option' | 'entry' | 'modified'> {
  /** Those that are shown by now. */
  problems: readonly Problem[]
}

/** What a row can do to its entry. */
export interface EntryActions {
  type: (option: Option, typed: Typed) => void
  setRemoved: (option: Option, removed: boolean) => void
  /** The person has left the input: from now on its problems are shown. */
  leave: (option: Option) => void
  drop: (option: Option) => void
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
  const { data: clouds } = useQuery(cloudsQuery(project))

  const entered = useFormValues<Entered>(() => ({
    entries: byKey(entriesAtOpen(options, opened, addOption)),
  }))
  const values = entered.values.entries
  const enteredNow = () => entered.formControl.getValues('entries')

  const judge = useMemo(
    () =>
      makeJudge(options, opened, ({ key, typed }) =>
        key === BACKUP_REGIONS_OPTION ? regionProblem(typed, regions, clouds ?? []) : undefined,
      ),
    [options, opened, regions, clouds],
  )
  const present = useMemo(() => new Set(values.keys()), [values])
  const judged = [...values.values()].flatMap((entry) => judge(entry) ?? [])

  const form = useCheckedForm<Entered, string>(entered, {
    schema: schemaOfEntries((entry) => judge(entry)?.problems ?? NONE),
    fields: [...values.keys()],
  })
  const setEntries = (change: (entries: Entries) => Entries) =>
    form.change({ entries: change(enteredNow()) })

  function refusedBy(error: Error): Refused {
    const region = judged.find(
      ({ option, entry }) => option.key === BACKUP_REGIONS_OPTION && !entry.removed,
    )
    const edited = region?.modified ? regionIn(region.entry.typed) : undefined
    const kind = error instanceof ApiError ? refusalKind(error, edited) : undefined
    const shown = judged.map(({ option }) => option)
    const named = problemOfServerError(shown, error.message)
    if (named || !region || !isAboutRegion(kind)) return { error, kind, at: named }
    return { error, kind, at: { option: region.option, path: [], message: error.message } }
  }
  const { problem } = saving
  const refused = problem?.kind === 'refused' ? refusedBy(problem.error) : undefined

  function problemsShown({ option: { key }, problems }: Judged): readonly Problem[] {
    const shown = form.problem(key) === undefined ? NONE : problems
    if (shown.length > 0 || refused?.at?.option.key !== key) return shown
    return [{ path: refused.at.path, message: refused.at.message }]
  }

  function change({ key }: Option, next: (entry: Entry) => Entry) {
    // A refusal was about what stood there before.
    if (refused?.at?.option.key === key) saving.reset()
    setEntries((all) => {
      const entry = all.get(key)
      return entry ? new Map(all).set(key, next(entry)) : all
    })
  }

  const actions: EntryActions = {
    type: useStable((option, typed) => change(option, (now) => retype(option, now, typed))),
    setRemoved: useStable((option, removed) => change(option, (now) => ({ ...now, removed }))),
    leave: useStable(({ key }) => form.leave(key)),
    drop: useStable((option) =>
      setEntries((all) => new Map([...all].filter(([key]) => key !== option.key))),
    ),
  }

  /** @returns the option that a refusal is about, where it is about one */
  async function save(): Promise<Option | undefined> {
    const found = await saving.save(opened, listEdits(enteredNow()))
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
    const next = rebase(options, [...enteredNow().values()], opened, problem.now, theirs)
    setEntries(() => byKey(next))
    setOpened(problem.now)
    saving.reset()
    return editsFrom(options, next, problem.now).size
  }

  const listEdits = (entries: Entries) => editsFrom(options, [...entries.values()], opened)
  return {
    /** The options as they were set when the dialog opened, or when a conflict was answered. */
    opened,
    entries: judged.map((one): FormEntry => ({ ...one, problems: problemsShown(one) })),
    /** Keys of the options that are in the form: the same set until one comes or goes, or is edited. */
    present,
    /** The same functions on every render. */
    actions,
    /** How many options are modified, also by something that cannot be sent yet. */
    modified: judged.filter(({ modified }) => modified).length,
    /** Closing would lose something. */
    dirty: judged.some(({ holdsWork }) => holdsWork),
    changes: () => findChanges(options, opened, listEdits(values)),
    patch: () => patchFor(options, opened, listEdits(values)),
    add: (option: Option) => {
      setEntries((all) => new Map([[option.key, newEntry(option)], ...all]))
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
    for (const entry of value.entries.values()) {
      const [first] = findProblems(entry)
      if (!first) continue
      issues.push({ code: 'custom', path: [entry.key], message: first.message, input: entry })
    }
  })
}

function byKey(entries: readonly Entry[]): Entries {
  return new Map(entries.map((entry) => [entry.key, entry]))
}

const NONE: readonly Problem[] = []
