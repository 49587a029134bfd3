import { draftOf, readDraft, type Draft } from '../../../user-config/draft'
import { equal, type JsonObject } from '../../../user-config/json'
import type { Option } from '../../../user-config/options'
import { changesOf, currentValue, type Edit, type Edits } from '../../../user-config/patch'
import { problemsOfEdit } from '../../../user-config/problems'
import { settingsOf } from '../../../user-config/settings'
import type { Problem } from '../../../user-config/validate'

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
