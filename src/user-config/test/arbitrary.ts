import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { readNumber } from '~/lib/json'
import type { Field, ListField, NumberField, StringField } from '../field'
import type { Numeric } from '../json'
import { compilePattern } from '../pattern'
import { validate } from '../validate'

/**
 * For tests: values that the schema allows for a field, small ones. null is not among them, but the
 * removable parts of an object may be null.
 */
export function arbitraryFor(field: Field): Arbitrary<unknown> {
  switch (field.kind) {
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...field.choices.map((choice) => choice.value))
    case 'number':
      return numberFor(field)
    case 'string':
      return stringFor(field)
    case 'list':
      return listFor(field, arbitraryFor)
    case 'object': {
      const members = field.members.map(({ key, field }): [string, Arbitrary<unknown>] => [
        key,
        field.nullable ? fc.option(arbitraryFor(field), { freq: 4 }) : arbitraryFor(field),
      ])
      const requiredKeys = field.members.flatMap(({ key, required }) => (required ? [key] : []))
      return fc.record(Object.fromEntries(members), { requiredKeys, noNullPrototype: true })
    }
    case 'union':
      return fc
        .oneof(...field.alternatives.map(({ field }) => arbitraryFor(field)))
        .filter((value) => validate(field, value).length === 0)
    default:
      return fc
        .oneof(OPEN_OBJECT, fc.array(SCALAR, { maxLength: 3 }), SCALAR)
        .filter((value) => validate(field, value).length === 0)
  }
}

/** For tests: values around what the schema allows, good and bad ones mixed. */
export function arbitraryAround(field: Field): Arbitrary<unknown> {
  return fc.oneof(
    { weight: 4, arbitrary: arbitraryFor(field) },
    { weight: 4, arbitrary: nearlyFor(field) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom(null, '', 0, false, [], {}) },
  )
}

const SCALAR = fc.oneof(fc.string(), fc.integer(), fc.boolean())
const OPEN_OBJECT = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), SCALAR, {
  maxKeys: 4,
  noNullPrototype: true,
})

function nearlyFor(field: Field): Arbitrary<unknown> {
  switch (field.kind) {
    case 'number': {
      const { min = -10, max = 10 } = field
      const bounds = [min, max].flatMap((bound) => [bound, plus(bound, -1), plus(bound, 1)])
      return fc.constantFrom(...bounds, Number(min) + 0.5, -0.5, 1.5, String(min))
    }
    case 'string': {
      const { minLength = 0, maxLength = 8 } = field
      const lengths = [
        minLength,
        Math.max(0, minLength - 1),
        Math.min(maxLength, 12),
        maxLength + 1,
      ]
      const repeated = fc
        .constantFrom('a', 'A', '0', '-', '😀')
        .chain((char) => fc.constantFrom(...lengths.map((length) => char.repeat(length))))
      return fc.oneof(repeated, fc.string({ maxLength: 12 }))
    }
    case 'list':
      return listFor({ ...field, maxItems: Math.min(field.maxItems ?? 3, 10) + 1 }, arbitraryAround)
    case 'object': {
      const members = field.members.map(({ key, field }) => [key, arbitraryAround(field)])
      return fc.record(
        { ...Object.fromEntries(members), unheard_of: fc.constant(1) },
        { requiredKeys: [], noNullPrototype: true },
      )
    }
    case 'union':
      return fc.oneof(...field.alternatives.map(({ field }) => arbitraryAround(field)))
    default:
      return fc.oneof(SCALAR, OPEN_OBJECT)
  }
}

function numberFor({ integer, min = -1e6, max = 1e6 }: NumberField): Arbitrary<unknown> {
  if (integer) {
    return fc
      .bigInt({ min: BigInt(min), max: BigInt(max) })
      .map((value) => readNumber(value.toString()))
  }
  const low = Math.max(Number(min), Number.MIN_SAFE_INTEGER)
  const high = Math.min(Number(max), Number.MAX_SAFE_INTEGER)
  return fc.double({ min: low, max: high, noNaN: true }).map((value) => value + 0)
}

/** One more or less, with all digits. */
function plus(bound: Numeric, step: number): Numeric {
  return Number.isInteger(bound) || typeof bound === 'bigint'
    ? readNumber((BigInt(bound) + BigInt(step)).toString())
    : bound + step
}

function listFor(field: ListField, item: (field: Field) => Arbitrary<unknown>) {
  const maxLength = Math.min(field.maxItems ?? 4, 11)
  return fc.array(item(field.item), { minLength: field.minItems ?? 0, maxLength })
}

const TEXTS = ['', 'a', 'abc', 'A', '1', '10mb', '5s', 'a/b', 'UTC', '12:30:00', 'a@example.com']

function stringFor(field: StringField): Arbitrary<unknown> {
  const { minLength = 0, maxLength = 12, pattern } = field
  const fits = (value: unknown) => validate(field, value).length === 0
  if (pattern === undefined) {
    return fc.string({
      unit: 'binary',
      minLength,
      maxLength: Math.max(minLength, Math.min(maxLength, 12)),
    })
  }
  const known = [field.example, field.default, ...TEXTS].filter(fits)
  const long = (text: string) => text.repeat(Math.max(1, Math.ceil(minLength / text.length)))
  const matching = matchingText(pattern)?.map((text) => (text === '' ? text : long(text)))
  if (!matching) return fc.constantFrom(...known)
  return known.length > 0
    ? fc.oneof(fc.constantFrom(...known), matching.filter(fits))
    : matching.filter(fits)
}

// fast-check cannot make texts for every pattern: it knows neither lookahead nor octal escapes.
function matchingText(pattern: string): Arbitrary<string> | null {
  const regex = compilePattern(pattern)
  if (!regex || /\\[0-7]{3}/.test(pattern)) return null
  try {
    return fc.stringMatching(regex, { size: 'xsmall' })
  } catch {
    return null
  }
}
