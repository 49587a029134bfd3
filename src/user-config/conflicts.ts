import { equal, type JsonObject } from './json'
import type { Option } from './options'
import { findChanges, currentValue, type Change, type Edit } from './patch'

/** A change to an option that someone else has changed in the meantime, to `theirs`; undefined: not set. */
export interface Conflict extends Change {
  readonly theirs: unknown
}

/**
 * The edited options that are no longer what they were. One that someone else has set to the very
 * same value is no conflict.
 * @param opened `user_config` when the editing began
 * @param now `user_config` as it is now
 */
export function findConflicts(
  options: readonly Option[],
  opened: JsonObject,
  edits: ReadonlyMap<string, Edit>,
  now: JsonObject,
): Conflict[] {
  return findChanges(options, opened, edits).flatMap((change) => {
    const theirs = currentValue(change.option, now)
    return equal(change.before, theirs) || equal(theirs, change.after)
      ? []
      : [{ ...change, theirs }]
  })
}
