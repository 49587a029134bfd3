import { draftOf, readDraft, type Draft } from '~/user-config/draft'
import { equal, type JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import { changesOf, currentValue, type Edit, type Edits } from '~/user-config/patch'
import { problemsOfEdit } from '~/user-config/problems'
import { settingsOf } from '~/user-config/settings'
import type { Problem } from '~/user-config/validate'

/** One option in the dialog, as the form holds it. */
export interface Row {
  key: string
  draft: Draft
  /** Set now: taking it away is a change. One that was only added in the dialog just goes. */
  original: boolean
  removed: boolean
}

/**
 * The rows that the dialog opens with: what is set and can be edited, and first the option that a
 * link asks for.
 */
export function rowsAtOpen(
  options: readonly Option[],
  userConfig: JsonObject,
  add: string | undefined,
): Row[] {
  const rows = settingsOf(options, userConfig).flatMap(({ option, value }) =>
    option === null
      ? []
      : [{ key: option.key, draft: draftOf(option.field, value), original: true, removed: false }],
  )
  const wanted = options.find(({ key }) => key === add)
  return wanted && !rows.some(({ key }) => key === add) ? [newRow(wanted), ...rows] : rows
}

/** The row for an option that is added: it starts at its default, where it has one. */
export function newRow(option: Option): Row {
  return {
    key: option.key,
    draft: draftOf(option.field, option.field.default),
    original: false,
    removed: false,
  }
}

/** What a row asks for; undefined while what is typed stands for nothing. */
export function editOf(option: Option, row: Row): Edit | undefined {
  if (row.removed) return { kind: 'remove' }
  const reading = readDraft(option.field, row.draft)
  return reading.ok ? { kind: 'set', value: reading.value } : undefined
}

/** What all rows together ask for. */
export function editsOf(options: readonly Option[], rows: readonly Row[]): Edits {
  return new Map(
    rows.flatMap((row) => {
      const option = options.find(({ key }) => key === row.key)
      const edit = option && editOf(option, row)
      return edit ? [[row.key, edit] as const] : []
    }),
  )
}

/** Whether saving the row would change something, or what is typed stands for nothing yet. */
export function isModified(option: Option, row: Row, userConfig: JsonObject): boolean {
  const edit = editOf(option, row)
  return !edit || changesOf([option], userConfig, new Map([[row.key, edit]])).length > 0
}

/** What speaks against saving a row. */
export function problemsOfRow(option: Option, row: Row, userConfig: JsonObject): Problem[] {
  const reading = readDraft(option.field, row.draft)
  if (!row.removed && !reading.ok) return [...reading.problems]
  const edit = editOf(option, row)
  return edit ? problemsOfEdit(option, userConfig, edit) : []
}

/** Options of the form whose value on the server is no longer what it was when the dialog opened. */
export function changedMeanwhile(
  options: readonly Option[],
  rows: readonly Row[],
  atOpen: JsonObject,
  now: JsonObject,
): Option[] {
  return options.filter(
    (option) =>
      rows.some(({ key }) => key === option.key) &&
      !equal(currentValue(option, atOpen), currentValue(option, now)),
  )
}

/**
 * The rows after the person was shown what others changed: those that are edited stay as typed, unless
 * the others' value was chosen; all others follow the server.
 * @param opened the options that the rows were edited against
 * @param now the options as they are now
 * @param theirs keys of the edited options whose value on the server was chosen
 */
export function rebased(
  options: readonly Option[],
  rows: readonly Row[],
  opened: JsonObject,
  now: JsonObject,
  theirs: ReadonlySet<string>,
): Row[] {
  return rows.flatMap((row): Row[] => {
    const option = options.find(({ key }) => key === row.key)
    if (!option) return []
    const value = currentValue(option, now)
    if (!theirs.has(row.key) && isModified(option, row, opened)) {
      return [{ ...row, original: value !== undefined }]
    }
    return value === undefined
      ? []
      : [{ key: row.key, draft: draftOf(option.field, value), original: true, removed: false }]
  })
}

/** Whether leaving the row would lose something: not where it was only added. */
export function isTyped(option: Option, row: Row, userConfig: JsonObject): boolean {
  const untouched = !row.original && equal(row.draft, newRow(option).draft)
  return !untouched && isModified(option, row, userConfig)
}
