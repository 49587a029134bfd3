import { equal, type JsonObject } from './json'
import type { Option } from './options'
import { changesOf, currentValue, type Edits } from './patch'

/** An option that one person edits and another has changed meanwhile. undefined means not set. */
export interface Conflict {
  readonly option: Option
  /** What it was when the editing began. */
  readonly opened: unknown
  readonly theirs: unknown
  readonly mine: unknown
}

/**
 * The edits that would change something. A form has one for each option that it shows: those that
 * only repeat what was there must not undo what somebody else has changed meanwhile.
 * @param opened `user_config` when the editing began
 */
export function touchedEdits(options: readonly Option[], opened: JsonObject, edits: Edits): Edits {
  const touched = new Set(changesOf(options, opened, edits).map(({ option }) => option.key))
  return new Map([...edits].filter(([key]) => touched.has(key)))
}

/**
 * The edited options that are no longer what they were. One that somebody else has set to the very
 * same value is no conflict.
 * @param opened `user_config` when the editing began
 * @param now `user_config` as it is now
 */
export function conflictsOf(
  options: readonly Option[],
  opened: JsonObject,
  edits: Edits,
  now: JsonObject,
): Conflict[] {
  return changesOf(options, opened, edits).flatMap(({ option, before, after }) => {
    const theirs = currentValue(option, now)
    return equal(before, theirs) || equal(theirs, after)
      ? []
      : [{ option, opened: before, theirs, mine: after }]
  })
}
