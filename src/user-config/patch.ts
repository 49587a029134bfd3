import type { Field } from './field'
import { isObject } from '~/lib/is-object'
import { own } from '~/lib/own'
import { equal, isRedacted, listKeys, valueAt, withoutNulls, type JsonObject } from './json'
import type { Option } from './options'
import { isUnset, findRemoval } from './removal'

/** What a person wants of one option. */
export type Edit =
  | { readonly kind: 'set'; readonly value: unknown }
  /** Take it away as far as Aiven allows: see `findRemoval`. */
  | { readonly kind: 'remove' }

/** One difference that saving would make. undefined means not set. */
export interface Change {
  readonly option: Option
  readonly before: unknown
  readonly after: unknown
}

/**
 * The smallest `user_config` to send that makes the edits true: only what differs, nested objects
 * key by key, lists whole, null for what is removed. `{}` when nothing differs. Aiven docs: an
 * update is partial although its method is PUT; options that are not sent stay as they are.
 *
 * @throws Error when a list would be sent with the placeholder of a secret inside. `problemsOfEdit`
 *   finds this, so it can be shown before saving.
 */
export function patchFor(
  options: readonly Option[],
  userConfig: JsonObject,
  edits: ReadonlyMap<string, Edit>,
): JsonObject {
  const patch = {}
  for (const { option, sent } of differences(options, userConfig, edits)) {
    if (isRedacted(sent))
      throw new Error(`A hidden secret inside ${option.key} was not typed again`)
    put(patch, option.path, sent)
  }
  return patch
}

/** What saving the edits would change, in the order of the options: for a list to review. */
export function findChanges(
  options: readonly Option[],
  userConfig: JsonObject,
  edits: ReadonlyMap<string, Edit>,
): Change[] {
  return differences(options, userConfig, edits).map(({ option, edit, before }) => {
    const wanted = withoutNulls(wantedBy(option, edit))
    return { option, before, after: isUnset(option, wanted) ? undefined : wanted }
  })
}

/** The part of the patch that an edit needs; undefined when it changes nothing. */
export function partToSend(option: Option, userConfig: JsonObject, edit: Edit): unknown {
  const before = currentValue(option, userConfig)
  const wanted = wantedBy(option, edit)
  const clears = edit.kind === 'remove' || isUnset(option, wanted)
  if (clears && before === undefined) return undefined
  return difference(option.field, before, wanted)
}

/** The value that an option has now; undefined when it is not set. */
export function currentValue(option: Option, userConfig: JsonObject): unknown {
  const value = valueAt(userConfig, option.path)
  return isUnset(option, value) ? undefined : value
}

function differences(
  options: readonly Option[],
  userConfig: JsonObject,
  edits: ReadonlyMap<string, Edit>,
) {
  return options.flatMap((option) => {
    const edit = edits.get(option.key)
    if (!edit) return []
    const sent = partToSend(option, userConfig, edit)
    return sent === undefined
      ? []
      : [{ option, edit, before: currentValue(option, userConfig), sent }]
  })
}

// undefined: nothing can be sent for it.
function wantedBy(option: Option, edit: Edit): unknown {
  if (edit.kind === 'set') return edit.value
  const removal = findRemoval(option)
  switch (removal.kind) {
    case 'null':
      return null
    case 'empty':
      return []
    case 'default':
      return removal.value
    default:
      return undefined
  }
}

/**
 * What to send to get from one value to another, undefined for nothing. The rule that objects are
 * merged key by key, null removing a key, is inferred from what Aiven's CLI sends (unverified).
 */
function difference(field: Field | undefined, before: unknown, after: unknown): unknown {
  if (after === undefined) return undefined
  if (!isObject(before) || !isObject(after)) {
    const wanted = withoutNulls(after)
    return equal(before, wanted) ? undefined : wanted
  }
  const parts = listKeys(before, after).flatMap((key) => {
    const part = keyDifference(memberField(field, key), own(before, key), own(after, key))
    return part === undefined ? [] : [[key, part]]
  })
  return parts.length > 0 ? Object.fromEntries(parts) : undefined
}

function keyDifference(field: Field | undefined, before: unknown, after: unknown): unknown {
  const isSet = before !== undefined && before !== null
  if (after !== undefined && after !== null)
    return difference(field, isSet ? before : undefined, after)
  return isSet && isRemovable(field) ? null : undefined
}

/** Whether a part of an object may be removed with null. Keys that no schema describes may. */
export function isRemovable(field: Field | undefined): boolean {
  return field === undefined || field.nullable
}

/** The field of an object's key; undefined for a key that the schema does not describe. */
export function memberField(field: Field | undefined, key: string): Field | undefined {
  if (field?.kind !== 'object') return undefined
  return field.members.find((member) => member.key === key)?.field
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path
  if (key === undefined) return
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const inner = own(target, key)
  const group = isObject(inner) ? { ...inner } : {}
  put(group, rest, value)
  target[key] = group
}
