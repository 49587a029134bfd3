import type { JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import type { Problem } from '~/user-config/validate'
import { checkEntry, holdsWork, isModified, type Entry } from './entries'

/** An entry with what is known about it. */
export interface Judged {
  option: Option
  entry: Entry
  /** Saving it would change something, or what is typed stands for nothing yet. */
  modified: boolean
  /** Leaving the form would lose something of it. */
  holdsWork: boolean
  problems: readonly Problem[]
}

/**
 * Judges the entries of a form. An entry is never changed, only replaced: each is looked at once, and
 * a key in one field costs the same with one option as with all of them.
 * @param opened the options as they were when the form opened
 * @param checkMore what speaks against an entry that changes something, beyond what the schema says
 * @returns undefined for an entry whose option is not among these
 */
export function makeJudge(
  options: readonly Option[],
  opened: JsonObject,
  checkMore: (entry: Entry) => string | undefined,
): (entry: Entry) => Judged | undefined {
  const byKey = new Map(options.map((option) => [option.key, option]))
  const judged = new WeakMap<Entry, Judged>()

  function judge(option: Option, entry: Entry): Judged {
    const modified = isModified(option, entry, opened)
    const problems = checkEntry(option, entry, opened)
    // In better words than the schema's.
    const more = modified && !entry.removed ? checkMore(entry) : undefined
    return {
      option,
      entry,
      modified,
      holdsWork: holdsWork(option, entry, opened),
      problems: more === undefined ? problems : [{ path: [], message: more }],
    }
  }

  return (entry) => {
    const known = judged.get(entry)
    if (known) return known
    const option = byKey.get(entry.key)
    if (!option) return undefined
    const fresh = judge(option, entry)
    judged.set(entry, fresh)
    return fresh
  }
}
