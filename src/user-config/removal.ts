import type { Field } from './field'
import type { Option } from './options'

/** How an option that is set can be taken away. */
export type Removal =
  /** Send null: Aiven removes the option, or puts it back to its default. */
  | { readonly kind: 'null' }
  /** Send an empty list. */
  | { readonly kind: 'empty' }
  /** It cannot be removed, but it can be set to its default. */
  | { readonly kind: 'default'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * The only option that Aiven documents as turned off by an empty list. For every other list, empty
 * is a value of its own: an empty `ip_filter` lets nobody in.
 */
const CLEARED_BY_EMPTY_LIST: readonly string[] = ['additional_backup_regions']

/**
 * How Aiven lets an option be taken away. Aiven docs: null removes an option only where its type
 * includes null; `additional_backup_regions` is turned off with an empty list.
 */
export function findRemoval(option: Option): Removal {
  const reason = findLock(option)
  if (reason !== null) return { kind: 'refused', reason }
  if (option.field.nullable) return { kind: 'null' }
  if (CLEARED_BY_EMPTY_LIST.includes(option.key)) return { kind: 'empty' }
  if (option.field.default !== undefined) return { kind: 'default', value: option.field.default }
  return {
    kind: 'refused',
    reason: 'Cannot be unset, only changed',
  }
}

/**
 * Why an option, or a part of one, cannot be changed on an existing service; null when it can.
 * Aiven docs: a create-only option has an effect only when the service is created.
 */
export function findLock({ field }: Pick<Option, 'field'>): string | null {
  return isLocked(field) ? 'Can only be set when the service is created' : null
}

// An object is locked when there is nothing in it that can be changed.
function isLocked(field: Field): boolean {
  if (field.createOnly) return true
  return field.kind === 'object' && field.members.every((member) => isLocked(member.field))
}

/**
 * True when the value says that the option is not set: absent and null are the same to Aiven, and
 * so is an empty list where that is how the option is turned off.
 */
export function isUnset(option: Option, value: unknown): boolean {
  if (value === undefined || value === null) return true
  return CLEARED_BY_EMPTY_LIST.includes(option.key) && Array.isArray(value) && value.length === 0
}
