import type { Field } from './field'
import { isObject, keysOf, own, pathsWhere, REDACTED, type JsonObject, type Step } from './json'
import type { Option } from './options'
import { currentValue, deltaOf, isRemovable, memberField, type Edit } from './patch'
import { lockOf, removalOf } from './removal'
import { validate, type Problem } from './validate'

const SECRET_HIDDEN =
  'Type the secret again: Aiven does not show it, and this part can only be saved as a whole'
const TOO_LARGE =
  'Numbers beyond 9007199254740991 lose digits in a browser: set this one with the CLI or the API'

/**
 * Everything that speaks against saving an edit: the schema's limits, create-only options, what
 * Aiven does not let be removed, hidden secrets that would have to be sent, and numbers too large
 * to be held exactly. Empty when the edit can be saved, and when it changes nothing.
 *
 * @param userConfig the service's `user_config` as it is now
 */
export function problemsOfEdit(option: Option, userConfig: JsonObject, edit: Edit): Problem[] {
  if (edit.kind === 'remove') {
    const before = currentValue(option, userConfig)
    const removal = removalOf(option)
    return removal.kind === 'refused' && before !== undefined ? [at([], removal.reason)] : []
  }
  const delta = deltaOf(option, userConfig, edit)
  if (delta === undefined) return edit.value === undefined ? validate(option.field, undefined) : []
  const lock = lockOf(option)
  if (lock !== null) return [at([], lock)]

  const before = currentValue(option, userConfig)
  const hidden = pathsWhere(edit.value, (part) => part === REDACTED)
  return [
    ...pathsWhere(delta, (part) => part === REDACTED).map((path) => at(path, SECRET_HIDDEN)),
    ...pathsWhere(delta, isInexact).map((path) => at(path, TOO_LARGE)),
    ...keptParts(option.field, before, edit.value),
    ...validate(option.field, edit.value).filter(
      (problem) => !hidden.some((path) => startsWith(problem.path, path)),
    ),
  ]
}

/** The problems of all edits that have any, by the key of their option. */
export function problemsOfEdits(
  options: readonly Option[],
  userConfig: JsonObject,
  edits: ReadonlyMap<string, Edit>,
): Map<string, Problem[]> {
  const found = options.flatMap((option): [string, Problem[]][] => {
    const edit = edits.get(option.key)
    return edit ? [[option.key, problemsOfEdit(option, userConfig, edit)]] : []
  })
  return new Map(found.filter(([, problems]) => problems.length > 0))
}

/** Parts of an object that the edit removes or changes although Aiven keeps them as they are. */
function keptParts(field: Field | undefined, before: unknown, after: unknown): Problem[] {
  if (!isObject(before) || !isObject(after)) return []
  return keysOf(before, after).flatMap((key) => {
    const member = memberField(field, key)
    const [was, is] = [own(before, key), own(after, key)]
    if (was === undefined || was === null) return []
    if (is === undefined || is === null) {
      return isRemovable(member) ? [] : [at([key], keptReason(member))]
    }
    return keptParts(member, was, is).map(({ path, message }) => at([key, ...path], message))
  })
}

function keptReason(field: Field | undefined): string {
  const kept = 'Once set, this cannot be removed'
  return field?.default === undefined
    ? `${kept}, only changed`
    : `${kept}: set it to its default, ${JSON.stringify(field.default)}`
}

function isInexact(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value)
}

function startsWith(path: readonly Step[], start: readonly Step[]): boolean {
  return start.every((step, index) => path[index] === step)
}

function at(path: readonly Step[], message: string): Problem {
  return { path, message }
}
