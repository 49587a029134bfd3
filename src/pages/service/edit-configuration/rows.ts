import { draftOf, readDraft, type Draft } from '../../../user-config/draft'
import { equal, type JsonObject } from '../../../user-config/json'
import type { Option } from '../../../user-config/options'
import { currentValue, type Edit } from '../../../user-config/patch'
import { problemsOfEdit } from '../../../user-config/problems'
import type { Setting } from '../../../user-config/settings'
import type { Problem } from '../../../user-config/validate'

/** One option in the dialog, as the form holds it. */
export interface Row {
  key: string
  draft: Draft
  /** Set now: taking it away is a change. One that was only added in the dialog just goes. */
  original: boolean
  removed: boolean
}

/** The rows that the dialog opens with: what is set and can be edited. */
export function rowsOf(settings: readonly Setting[]): Row[] {
  return settings.flatMap(({ option, value }) =>
    option === null
      ? []
      : [{ key: option.key, draft: draftOf(option.field, value), original: true, removed: false }],
  )
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
