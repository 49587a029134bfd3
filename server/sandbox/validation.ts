import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { roundNumbers } from '../exact-json'
import type { Json } from './json'
import { toRegExp } from './patterns'

/**
 * JSON Schema validation that speaks like Aiven, whose messages are those of Python's jsonschema
 * library with the values written as Python literals.
 */
export interface Problem {
  /** Keys that lead to the value, up to the first array. */
  path: string[]
  text: string
}

/**
 * Makes of a JSON Schema a function that returns the first problem with a value, if any. The schema is
 * compiled with the first value: all of them at once were most of the time that a sandbox needs to
 * start.
 */
export function compile(schema: object): (value: unknown) => Problem | undefined {
  let validate: ValidateFunction | undefined
  return (value) => {
    const beyond = findBeyond(schema, value, [])
    if (beyond) return beyond
    validate ??= findValidator(schema)
    if (validate(roundNumbers(value))) return undefined
    const error = validate.errors?.at(-1)
    if (!error) return undefined
    const keys = listKeys(error.instancePath)
    return { path: optionPath(keys), text: describe(error, valueAt(value, keys)) }
  }
}

function findValidator(schema: object): ValidateFunction {
  // ajv knows no bigints: it is shown the nearest numbers, in the schema as in the values.
  const rounded = roundNumbers(schema) as object // an object goes in, an object comes out
  return new Ajv({
    strict: false,
    verbose: true,
    // The patterns are Python's, where no escapes are forbidden.
    unicodeRegExp: false,
    code: { regExp: Object.assign(toRegExp, { code: 'new RegExp' }) },
    validateSchema: false,
  }).compile(rounded)
}

/** What of a schema leads to the bounds of a number. */
interface Bounded {
  minimum?: number | bigint
  maximum?: number | bigint
  properties?: Record<string, Bounded>
  items?: Bounded
}

/** The first bigint that is out of its bounds, to the digit. */
function findBeyond(schema: Bounded, value: unknown, path: string[]): Problem | undefined {
  if (typeof value === 'bigint') {
    const { minimum = -Infinity, maximum = Infinity } = schema
    if (value < minimum) return { path, text: `${value} is less than the minimum of ${minimum}` }
    if (value > maximum) return { path, text: `${value} is greater than the maximum of ${maximum}` }
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const inner = Array.isArray(value) ? schema.items : schema.properties?.[key]
    const found = inner && findBeyond(inner, part, [...path, key])
    if (found) return { ...found, path: optionPath(found.path) }
  }
  return undefined
}

function listKeys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function valueAt(value: unknown, keys: readonly string[]): Json {
  // Cast: what is validated came from JSON, and the keys from its validation.
  return keys.reduce((at, key) => (at as Record<string, Json>)[key] ?? null, value as Json)
}

/** Up to the first array. */
function optionPath(keys: string[]): string[] {
  const index = keys.findIndex((key) => /^\d+$/.test(key))
  return index === -1 ? keys : keys.slice(0, index)
}

function describe({ keyword, params, parentSchema }: ErrorObject, data: Json): string {
  const value = python(data)
  switch (keyword) {
    case 'type': {
      const types: string[] = [params.type].flat()
      return `${value} is not of type ${types.map(python).join(', ')}`
    }
    case 'enum':
      return `${value} is not one of ${python(params.allowedValues as Json)}`
    case 'minimum':
      return `${value} is less than the minimum of ${params.limit}`
    case 'maximum':
      return `${value} is greater than the maximum of ${params.limit}`
    case 'minLength':
    case 'minItems':
      return `${value} is too short`
    case 'maxLength':
    case 'maxItems':
      return `${value} is too long`
    case 'pattern':
      return `${value} does not match ${python(String(parentSchema?.pattern))}`
    case 'required':
      return `${python(params.missingProperty as string)} is a required property`
    case 'additionalProperties':
      return `Additional properties are not allowed (${python(params.additionalProperty as string)} was unexpected)`
    default:
      return `${value} is not valid under any of the given schemas`
  }
}

/** A JSON value as a Python literal: `None`, `True`, `['a', 1]`, `{'k': 'v'}`. */
function python(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
    const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
    return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote
  }
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, child]) => `${python(key)}: ${python(child)}`)
    .join(', ')}}`
}

/** `Invalid input for a.b: text`, or `Invalid input: text` when it is about the whole. */
export function problemMessage({ path, text }: Problem): string {
  return path.length > 0 ? `Invalid input for ${path.join('.')}: ${text}` : `Invalid input: ${text}`
}
