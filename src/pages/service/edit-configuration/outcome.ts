import type { Service } from '../../../api/services'
import type { JsonObject } from '../../../user-config/json'
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
  // A secret comes back hidden, and where a default applies a removed option may come back as that.
  const missing = changes.filter(
    ({ option, after }) =>
      !option.field.secure &&
      after !== undefined &&
      JSON.stringify(currentValue(option, answered.user_config)) !== JSON.stringify(after),
  )
  return { changes, missing }
}
