import type { Service } from '~/api/services'
import { isObject } from '~/lib/is-object'
import { own } from '~/lib/own'
import { equal, listKeys, REDACTED, type JsonObject } from '~/user-config/json'
import { findChanges, currentValue, type Change, type Edit } from '~/user-config/patch'
import type { Option } from '~/user-config/options'
import { findRemoval } from '~/user-config/removal'

/** What came of a save, judged by what the server showed afterwards. */
export interface SaveOutcome {
  changes: readonly Change[]
  /** Accepted, but not shown afterwards: a warning, not a success. */
  missing: readonly Change[]
  /** The service could not be reloaded after the save: only the answer to it is known. */
  unread: boolean
  /** Someone else had made the very same changes: nothing was sent. */
  alreadySo: boolean
}

/**
 * Compares what was asked for with what the server showed: in its answer, and on reading again.
 * @param observed the services that must show the changes
 */
export function judgeOutcome(
  options: readonly Option[],
  before: JsonObject,
  edits: ReadonlyMap<string, Edit>,
  ...observed: readonly Service[]
): Pick<SaveOutcome, 'changes' | 'missing'> {
  const changes = findChanges(options, before, edits)
  const missing = changes.filter((change) =>
    observed.some(({ user_config: config }) => !isShown(change, config)),
  )
  return { changes, missing }
}

/**
 * What came of a save that was answered with an error, judged by what the service showed afterwards.
 * @param before the options just before the write
 * @param observed the service as it was read after it
 * @returns the outcome where every change is shown; undefined where nobody can say, as of secrets
 */
export function judgeFailedSave(
  options: readonly Option[],
  opened: JsonObject,
  edits: ReadonlyMap<string, Edit>,
  before: JsonObject,
  observed: readonly Service[],
): Pick<SaveOutcome, 'changes' | 'missing'> | 'unchanged' | undefined {
  const outcome = judgeOutcome(options, opened, edits, ...observed)
  const readable = outcome.changes.filter(({ option }) => !option.field.secure)
  const changed = readable.filter(({ option }) =>
    observed.some(
      ({ user_config: config }) =>
        !equal(currentValue(option, config), currentValue(option, before)),
    ),
  )
  if (readable.length === 0) return undefined
  if (changed.length === 0) return 'unchanged'
  return outcome.missing.length === 0 ? outcome : undefined
}

/**
 * What came of a save, in words: the same in the page and, where the dialog is gone, in a notice.
 * @param saved the title where nothing is missing, as in “Backup settings saved”
 */
export function describeOutcome({ missing, unread, alreadySo }: SaveOutcome, saved: string) {
  if (missing.length > 0) {
    return {
      tone: 'warning',
      title: 'Accepted, but not every change is visible',
      text: 'Aiven accepted the change, but the service does not report it yet. Refresh in a moment. If this persists, contact Aiven support.',
    } as const
  }
  const text = alreadySo
    ? 'Someone else already made the same change: nothing was sent.'
    : unread
      ? 'Aiven confirmed the change, but the service could not be reloaded to verify it.'
      : 'Confirmed: the service now reports this value.'
  return { tone: 'success', title: saved, text } as const
}

function isShown({ option, after }: Change, userConfig: JsonObject): boolean {
  const value = currentValue(option, userConfig)
  if (option.field.secure) return true
  if (after !== undefined) return shows(value, after)
  // Where a default applies a removed option may come back as that.
  return findRemoval(option).kind !== 'empty' || value === undefined
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
    return listKeys(answer, wanted).every((key) => shows(own(answer, key), own(wanted, key)))
  }
  return equal(answer ?? undefined, wanted ?? undefined)
}
