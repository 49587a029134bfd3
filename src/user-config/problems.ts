import { printJson } from '~/lib/json'
import type { Field } from './field'
import { isObject } from '~/lib/is-object'
import { own } from '~/lib/own'
import { equal, listKeys, pathsWhere, REDACTED, type JsonObject, type Step } from './json'
import type { Option } from './options'
import { currentValue, partToSend, isRemovable, memberField, type Edit } from './patch'
import { findLock, findRemoval } from './removal'
import { validate, type Problem } from './validate'

const SECRET_HIDDEN =
  'Enter the secret again: Aiven hides it, and this part can only be saved as a whole'

/**
 * Everything that speaks against saving an edit: the schema's limits, create-only options, what
 * Aiven does not let be removed, and hidden secrets that would have to be sent. Empty when the edit
 * can be saved, and when it changes nothing.
 *
 * @param userConfig the service's `user_config` as it is now
 */
export function problemsOfEdit(option: Option, userConfig: JsonObject, edit: Edit): Problem[] {
  if (edit.kind === 'remove') {
    const before = currentValue(option, userConfig)
    const removal = findRemoval(option)
    return removal.kind === 'refused' && before !== undefined ? [at([], removal.reason)] : []
  }
  const { field } = option
  if (edit.value === undefined) return validate(field, undefined)
  const sent = partToSend(option, userConfig, edit)
  const lock = findLock(option)
  if (lock !== null && sent !== undefined) return [at([], lock)]

  const fixed = fixedParts(field, currentValue(option, userConfig), edit.value)
  if (sent === undefined) return fixed
  const hidden = pathsWhere(edit.value, (part) => part === REDACTED)
  return [
    ...pathsWhere(sent, (part) => part === REDACTED).map((path) => at(path, SECRET_HIDDEN)),
    ...fixed,
    ...validate(field, edit.value).filter(
      ({ path }) => !hidden.some((start) => startsWith(path, start)),
    ),
  ]
}

/** Parts of an object that the edit changes or removes although Aiven keeps them as they are. */
function fixedParts(field: Field | undefined, before: unknown, after: unknown): Problem[] {
  if (!isObject(after)) return []
  const old = isObject(before) ? before : {}
  return listKeys(old, after).flatMap((key) => {
    const member = memberField(field, key)
    const was = own(old, key) ?? undefined
    const is = own(after, key) ?? undefined
    if (equal(was, is)) return []
    const lock = member ? findLock({ field: member }) : null
    if (lock !== null) return [at([key], lock)]
    if (is === undefined) return isRemovable(member) ? [] : [at([key], keptReason(member))]
    return fixedParts(member, was, is).map(({ path, message }) => at([key, ...path], message))
  })
}

function keptReason(field: Field | undefined): string {
  const kept = 'Once set, this cannot be removed'
  return field?.default === undefined
    ? `${kept}, only changed`
    : `${kept}: set it to its default, ${printJson(field.default)}`
}

function startsWith(path: readonly Step[], start: readonly Step[]): boolean {
  return start.every((step, index) => path[index] === step)
}

function at(path: readonly Step[], message: string): Problem {
  return { path, message }
}
