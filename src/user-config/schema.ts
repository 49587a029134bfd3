import { isObject } from '~/lib/is-object'
import { isNumeric, type JsonObject, type Numeric } from './json'

export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string'

/**
 * The part of JSON Schema that Aiven's `user_config_schema` uses, and Aiven's own flags, in one
 * regular form. An absent limit is undefined; keys that are not listed here are ignored.
 */
export interface ConfigSchema {
  /** The allowed types; empty when the schema does not say. */
  readonly types: readonly JsonType[]
  readonly title: string
  readonly description: string
  readonly default: unknown
  readonly example: unknown
  readonly enum: readonly unknown[] | undefined
  readonly minimum: Numeric | undefined
  readonly maximum: Numeric | undefined
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  readonly pattern: string | undefined
  /** Aiven's own sentence for a value that does not match the pattern. */
  readonly userError: string | undefined
  readonly minItems: number | undefined
  readonly maxItems: number | undefined
  readonly items: unknown
  readonly properties: JsonObject | undefined
  readonly required: readonly string[]
  /** False when the object accepts only the listed properties. */
  readonly additionalProperties: boolean
  /** The alternatives of a union. `exactlyOne` is JSON Schema's oneOf, otherwise anyOf. */
  readonly alternatives: readonly unknown[] | undefined
  readonly exactlyOne: boolean
  readonly createOnly: boolean
  readonly secure: boolean
  readonly restart: boolean
  readonly deprecated: boolean
}

const JSON_TYPES: readonly JsonType[] = [
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]

/**
 * Reads one node of a service type's `user_config_schema` as the API sends it. Never throws: what
 * is missing or not understood is left out, so that one odd node does not hide the others.
 */
export function readSchema(node: unknown): ConfigSchema {
  const raw = isObject(node) ? node : {}
  const properties = isObject(raw.properties) ? raw.properties : undefined
  const title = text(raw.title) ?? ''
  const description = text(raw.description) ?? ''
  return {
    types: readTypes(raw),
    title,
    description,
    default: raw.default,
    example: raw.example ?? list(raw.examples)?.[0],
    enum: list(raw.enum),
    minimum: numeric(raw.minimum),
    maximum: numeric(raw.maximum),
    minLength: number(raw.minLength),
    maxLength: number(raw.maxLength),
    pattern: text(raw.pattern),
    userError: text(raw.user_error),
    minItems: number(raw.minItems),
    maxItems: number(raw.maxItems),
    items: raw.items,
    properties: properties && Object.keys(properties).length > 0 ? properties : undefined,
    required: list(raw.required)?.filter((key) => typeof key === 'string') ?? [],
    additionalProperties: raw.additionalProperties !== false,
    alternatives: list(raw.oneOf) ?? list(raw.anyOf),
    exactlyOne: list(raw.oneOf) !== undefined,
    createOnly: raw.createOnly === true,
    secure: raw['_secure'] === true,
    restart: raw['x-aiven-change-requires-restart'] === true,
    // The live schema has no flag for it: Aiven writes the word in front of the title or description.
    deprecated:
      raw.deprecated === true || /^deprecated\b/i.test(title) || /^deprecated\b/i.test(description),
  }
}

function readTypes(raw: JsonObject): readonly JsonType[] {
  const named = list(raw.type) ?? [raw.type]
  const types = JSON_TYPES.filter((type) => named.includes(type))
  if (types.length > 0 || raw.type !== undefined) {
    return [...types].sort((a, b) => named.indexOf(a) - named.indexOf(b))
  }
  if (isObject(raw.properties)) return ['object']
  return isObject(raw.items) ? ['array'] : []
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function numeric(value: unknown): Numeric | undefined {
  return isNumeric(value) ? value : undefined
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
