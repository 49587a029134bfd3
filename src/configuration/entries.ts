import { equal, type JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import { findChanges, currentValue, type Edit } from '~/user-config/patch'
import { problemsOfEdit } from '~/user-config/problems'
import { readSettings } from '~/user-config/settings'
import { readTyped, typedFor, type Reading, type Start, type Typed } from '~/user-config/typed'
import type { Problem } from '~/user-config/validate'

/** One option in a form. */
export interface Entry {
  key: string
  typed: Typed
  /** What `typed` stands for: read once for each keystroke, and used by all that asks. */
  reading: Reading
  /** What the input showed at first; undefined when there was nothing to show. */
  start: Start | undefined
  /** Set now: taking it away is a change. One that was only added in the form just goes. */
  original: boolean
  removed: boolean
}

/**
 * The entries that the dialog opens with: what is set and can be edited, and first the option that a
 * link asks for.
 */
export function entriesAtOpen(
  options: readonly Option[],
  userConfig: JsonObject,
  add: string | undefined,
): Entry[] {
  const entries = readSettings(options, userConfig).flatMap(({ option, value }) =>
    option === null ? [] : [startEntry(option, value, true)],
  )
  const wanted = options.find(({ key }) => key === add)
  return wanted && !entries.some(({ key }) => key === add)
    ? [newEntry(wanted), ...entries]
    : entries
}

/** The entry for an option that is added: it starts at its default, where it has one. */
export function newEntry(option: Option): Entry {
  return startEntry(option, option.field.default, false)
}

function startEntry({ key, field }: Option, value: unknown, original: boolean): Entry {
  const typed = typedFor(field, value)
  const start = value === undefined ? undefined : { typed, value }
  return { key, typed, reading: readTyped(field, typed, start), start, original, removed: false }
}

/** The entry after something was typed. */
export function retype(option: Option, entry: Entry, typed: Typed): Entry {
  return { ...entry, typed, reading: readTyped(option.field, typed, entry.start) }
}

/** What an entry asks for; undefined while what is typed stands for nothing. */
export function editFrom({ removed, reading }: Entry): Edit | undefined {
  if (removed) return { kind: 'remove' }
  return reading.ok ? { kind: 'set', value: reading.value } : undefined
}

/**
 * What all entries together ask for, by the key of their option. One that only repeats what is set
 * asks for nothing: it must not undo what someone else has changed in the meantime.
 */
export function editsFrom(
  options: readonly Option[],
  entries: readonly Entry[],
  userConfig: JsonObject,
): ReadonlyMap<string, Edit> {
  return new Map(
    entries.flatMap((entry) => {
      const option = options.find(({ key }) => key === entry.key)
      const edit = editFrom(entry)
      return option && edit && isModified(option, entry, userConfig)
        ? [[entry.key, edit] as const]
        : []
    }),
  )
}

/** Whether saving the entry would change something, or what is typed stands for nothing yet. */
export function isModified(option: Option, entry: Entry, userConfig: JsonObject): boolean {
  const edit = editFrom(entry)
  return !edit || findChanges([option], userConfig, new Map([[entry.key, edit]])).length > 0
}

/** What speaks against saving an entry. */
export function checkEntry(option: Option, entry: Entry, userConfig: JsonObject): Problem[] {
  const { removed, reading } = entry
  if (!removed && !reading.ok) return [...reading.problems]
  const edit = editFrom(entry)
  return edit ? problemsOfEdit(option, userConfig, edit) : []
}

/** Options of the form whose value on the server is no longer what it was when the dialog opened. */
export function changedMeanwhile(
  options: readonly Option[],
  entries: readonly Pick<Entry, 'key'>[],
  atOpen: JsonObject,
  now: JsonObject,
): Option[] {
  // What was read again and is the same stays the same object: there is nothing to compare then.
  if (atOpen === now) return []
  const keys = new Set(entries.map(({ key }) => key))
  return options.filter(
    (option) =>
      keys.has(option.key) && !equal(currentValue(option, atOpen), currentValue(option, now)),
  )
}

/**
 * The entries after the person was shown what others changed: those that are edited stay as typed,
 * unless the others' value was chosen; all others follow the server.
 * @param opened the options that the entries were edited against
 * @param now the options as they are now
 * @param theirs keys of the edited options whose value on the server was chosen
 */
export function rebase(
  options: readonly Option[],
  entries: readonly Entry[],
  opened: JsonObject,
  now: JsonObject,
  theirs: ReadonlySet<string>,
): Entry[] {
  return entries.flatMap((entry): Entry[] => {
    const option = options.find(({ key }) => key === entry.key)
    if (!option) return []
    const value = currentValue(option, now)
    if (!theirs.has(entry.key) && isModified(option, entry, opened)) {
      return [{ ...entry, original: value !== undefined }]
    }
    return value === undefined ? [] : [startEntry(option, value, true)]
  })
}

/** Whether leaving the form would lose something of this entry: not where it was only added. */
export function holdsWork(option: Option, entry: Entry, userConfig: JsonObject): boolean {
  const untouched = !entry.original && equal(entry.typed, newEntry(option).typed)
  return !untouched && isModified(option, entry, userConfig)
}
