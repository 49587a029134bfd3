import type { Field } from './field'
import { isObject, type JsonObject } from './json'
import type { Option } from './options'
import { memberField } from './patch'

/** What stands in place of a secret where a request is shown. */
export const SECRET_PLACEHOLDER = 'YOUR_SECRET'

/**
 * A patch as it may be shown and copied: secrets in it are replaced by a placeholder.
 * @param patch what would be sent as `user_config`
 */
export function withoutSecrets(options: readonly Option[], patch: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => [key, hideIn(options, [key], value)]),
  )
}

function hideIn(options: readonly Option[], path: readonly string[], value: unknown): unknown {
  const here = path.join('.')
  const option = options.find(({ path: known }) => known.join('.') === here)
  if (option) return hide(option.field, value)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, hideIn(options, [...path, key], part)]),
  )
}

function hide(field: Field | undefined, value: unknown): unknown {
  if (value === null || value === undefined || field === undefined) return value
  if (field.secure) return SECRET_PLACEHOLDER
  if (field.kind === 'union') {
    return field.alternatives.reduce<unknown>((shown, { field: each }) => hide(each, shown), value)
  }
  if (Array.isArray(value)) {
    return field.kind === 'list' ? value.map((item) => hide(field.item, item)) : value
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, hide(memberField(field, key), part)]),
  )
}
