import { printJson } from '~/lib/json'
import type { Field } from './field'
import { isObject } from '~/lib/is-object'
import { REDACTED } from './json'
import { memberField } from './patch'
import { patternInWords } from './pattern'
import { closestAlternative, count, rangeInWords } from './validate'
import { markHidden } from '~/lib/hidden-characters'

const MASK = '••••••••'

/**
 * A value in one line for a person to read. Secrets are masked, also inside objects and lists.
 *
 * @param field undefined for an option that the schema does not know
 */
export function describeValue(field: Field | undefined, value: unknown): string {
  if (value === undefined || value === null) return 'Not set'
  if (field?.secure === true || value === REDACTED) return MASK
  if (field?.kind === 'union') {
    return describeValue(field.alternatives[closestAlternative(field, value)]?.field, value)
  }
  if (typeof value === 'boolean') return value ? 'Enabled' : 'Disabled'
  if (value === '') return 'Empty text'
  if (Array.isArray(value)) {
    const item = field?.kind === 'list' ? field.item : undefined
    return value.length === 0 ? 'None' : value.map((part) => nested(item, part)).join(', ')
  }
  if (typeof value === 'string') return markHidden(value)
  if (!isObject(value)) return printJson(value)
  const parts = Object.entries(value).map(
    ([key, part]) => `${key}: ${nested(memberField(field, key), part)}`,
  )
  return parts.length === 0 ? 'Empty' : parts.join(', ')
}

function nested(field: Field | undefined, value: unknown): string {
  const text = describeValue(field, value)
  return isObject(value) ? `(${text})` : text
}

/**
 * What the schema allows, as a short hint below an input ("Between 0 and 23", "At most 1 item");
 * '' when it sets no limit that a person would need to know.
 */
export function describeLimits(field: Field): string {
  switch (field.kind) {
    case 'number':
      return sentence([rangeInWords(field)])
    case 'string': {
      const { minLength, maxLength, pattern, patternHint } = field
      const words = patternHint ?? (pattern === undefined ? null : patternInWords(pattern))
      return sentence([words ?? '', amount(minLength, maxLength, 'character')])
    }
    case 'list':
      return sentence([amount(field.minItems, field.maxItems, 'item')])
    default:
      return ''
  }
}

function amount(min = 0, max = Infinity, noun: string): string {
  if (min > 0 && max < Infinity) return `between ${min} and ${count(max, noun)}`
  if (min > 0) return `at least ${count(min, noun)}`
  return max < Infinity ? `at most ${count(max, noun)}` : ''
}

function sentence(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
