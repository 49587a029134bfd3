import type { EnumField, Field, ListField, NumberField, StringField, UnionField } from './field'
import { isObject } from '~/lib/is-object'
import { own } from '~/lib/own'
import { equal, isNumeric, type Step } from './json'
import { mayMatch, patternInWords } from './pattern'
import type { JsonType } from './schema'

/** What is wrong with a value, and where inside it; an empty path means the value itself. */
export interface Problem {
  readonly path: readonly Step[]
  readonly message: string
}

/**
 * Checks a value against its field, by the rules of JSON Schema as far as Aiven's schemas use them.
 *
 * @returns every problem found, in the order of the fields; empty when the value is good
 */
export function validate(field: Field, value: unknown): Problem[] {
  if (value === undefined) return problem('Enter a value')
  if (value === null) return field.nullable ? [] : problem('Enter a value: null is not allowed')
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : problem('Must be true or false')
    case 'enum':
      return validateEnum(field, value)
    case 'number':
      return validateNumber(field, value)
    case 'string':
      return validateString(field, value)
    case 'list':
      return validateList(field, value)
    case 'object': {
      if (!isObject(value)) return problem('Must be an object')
      const { members, open } = field
      const inside = members.flatMap((member) => {
        const part = own(value, member.key)
        if (part !== undefined) return within(member.key, validate(member.field, part))
        return member.required ? [{ path: [member.key], message: 'Required' }] : []
      })
      const known = new Set(members.map((member) => member.key))
      const unknown = open ? [] : Object.keys(value).filter((key) => !known.has(key))
      return [...inside, ...unknown.map((key) => ({ path: [key], message: 'Not a known key' }))]
    }
    case 'union':
      return validateUnion(field, value)
    default:
      return field.types.length === 0 || field.types.some((type) => hasType(value, type))
        ? []
        : problem(`Must be ${field.types.map((type) => TYPE_WORDS[type]).join(' or ')}`)
  }
}

/** The index of the first alternative that the value fits, or of the one that it fails the least. */
export function closestAlternative(field: UnionField, value: unknown): number {
  const failures = field.alternatives.map(({ field: alternative }) =>
    countFailures(alternative, value),
  )
  return Math.max(0, failures.indexOf(Math.min(...failures)))
}

// A value of the wrong type is further away than any number of wrong parts.
function countFailures(field: Field, value: unknown): number {
  const problems = validate(field, value)
  const wrongAsAWhole = problems.some(({ path }) => path.length === 0)
  const wrongType = wrongAsAWhole && jsonType(value) !== field.kind
  return problems.length + (wrongType ? 1000 : 0)
}

function jsonType(value: unknown): string {
  return isNumeric(value) ? 'number' : typeof value
}

function validateUnion(field: UnionField, value: unknown): Problem[] {
  const results = field.alternatives.map(({ field: alternative }) => validate(alternative, value))
  const fitting = results.filter((problems) => problems.length === 0).length
  if (fitting === 0)
    return (
      results[closestAlternative(field, value)] ??
      problem('The value matches none of the allowed formats')
    )
  return field.exactlyOne && fitting > 1
    ? problem(`Matches ${fitting} of the allowed formats: it must match exactly one`)
    : []
}

function validateEnum(field: EnumField, value: unknown): Problem[] {
  if (field.choices.some((choice) => equal(choice.value, value))) return []
  return problem(`Must be one of ${field.choices.map((choice) => choice.label).join(', ')}`)
}

function validateNumber(field: NumberField, value: unknown): Problem[] {
  if (!isNumeric(value)) return problem('Must be a number')
  if (typeof value === 'number' && !Number.isFinite(value)) return problem('Must be a number')
  if (field.integer && !isWhole(value)) return problem('Must be a whole number')
  const { min = -Infinity, max = Infinity } = field
  if (value >= min && value <= max) return []
  return problem(`Must be ${rangeInWords(field)}`)
}

function isWhole(value: unknown): boolean {
  return typeof value === 'bigint' || Number.isInteger(value)
}

/** The bounds of a number as a phrase ("between 0 and 23", "0 or more"), '' where there are none. */
export function rangeInWords({ min, max }: Pick<NumberField, 'min' | 'max'>): string {
  if (min !== undefined && max !== undefined) return `between ${min} and ${max}`
  if (min !== undefined) return `${min} or more`
  return max === undefined ? '' : `${max} or less`
}

function validateString(field: StringField, value: unknown): Problem[] {
  if (typeof value !== 'string') return problem('Must be text')
  const { minLength = 0, maxLength = Infinity, pattern, patternHint } = field
  const length = countCharacters(value)
  if (length < minLength) return problem(`At least ${count(minLength, 'character')}`)
  if (length > maxLength) {
    return problem(`At most ${count(maxLength, 'character')}: this has ${length}`)
  }
  if (pattern === undefined || mayMatch(pattern, value)) return []
  if (value === '') return problem('Enter a value')
  const words = patternInWords(pattern)
  return problem(patternHint ?? `Must match ${pattern}${words ? `: ${words}` : ''}`)
}

function validateList(field: ListField, value: unknown): Problem[] {
  if (!Array.isArray(value)) return problem('Must be a list')
  const { minItems = 0, maxItems = Infinity } = field
  const tooFew = value.length < minItems ? problem(`At least ${count(minItems, 'item')}`) : []
  const tooMany =
    value.length > maxItems
      ? problem(`At most ${count(maxItems, 'item')}: there are ${value.length}`)
      : []
  const items = value.flatMap((item, index) => within(index, validate(field.item, item)))
  return [...tooFew, ...tooMany, ...items]
}

const TYPE_WORDS: Record<JsonType, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'text',
}

function hasType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return isWhole(value)
    case 'null':
      return value === null
    case 'number':
      return isNumeric(value)
    case 'object':
      return isObject(value)
    default:
      return typeof value === type
  }
}

// In code points, as JSON Schema counts.
function countCharacters(text: string): number {
  return text.replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '.').length
}

/** "1 item", "2 items". */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

function problem(message: string): Problem[] {
  return [{ path: [], message }]
}

function within(step: Step, problems: readonly Problem[]): Problem[] {
  return problems.map(({ path, message }) => ({ path: [step, ...path], message }))
}
