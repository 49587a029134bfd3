import type { Service } from '../../../api/services'
import { isObject, keysOf, own, REDACTED, type JsonObject } from '../../../user-config/json'
import { changesOf, currentValue, type Change, type Edits } from '../../../user-config/patch'
import type { Option } from '../../../user-config/options'

/** What came of a save, judged by the service that the server answered with. */
export interface SaveOutcome {
  changes: readonly Change[]
  /** Accepted, but the answer does not show them: a warning, not a success. */
  missing: readonly Change[]
}

/** Compares what was asked for with what the server answered. */
export function outcomeOf(
  options: readonly Option[],
  before: JsonObject,
  edits: Edits,
  answered: Service,
): SaveOutcome {
  const changes = changesOf(options, before, edits)
  // Where a default applies a removed option may come back as that.
  const missing = changes.filter(
    ({ option, after }) =>
      !option.field.secure &&
      after !== undefined &&
      !shows(currentValue(option, answered.user_config), after),
  )
  return { changes, missing }
}

/** Whether an answer is what was asked for. Secrets come back hidden, keys in any order. */
function shows(answer: unknown, wanted: unknown): boolean {
  if (answer === REDACTED) return true
  if (Array.isArray(answer) && Array.isArray(wanted)) {
    return (
      answer.length === wanted.length && answer.every((item, index) => shows(item, wanted[index]))
    )
  }
  if (isObject(answer) && isObject(wanted)) {
    return keysOf(answer, wanted).every((key) => shows(own(answer, key), own(wanted, key)))
  }
  return (answer ?? undefined) === (wanted ?? undefined)
}
