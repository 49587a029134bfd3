import { isJsonObject, type Json, type JsonObject } from '../json'
import { OPTION_TREES, type OptionNode } from './option-trees'
import { DESCRIPTIONS, makeTitle } from './texts'

/** Marks secrets in the live schema. */
const SECURE = '_secure'

/** One node of a `user_config_schema`, as the API serves it. */
export interface OptionSchema {
  type?: string | string[]
  title: string
  description?: string
  enum?: Json[]
  default?: Json
  pattern?: string
  required?: string[]
  createOnly?: boolean
  [SECURE]?: boolean
  properties?: Record<string, OptionSchema>
  additionalProperties?: false
  items?: OptionSchema
  oneOf?: OptionSchema[]
  [keyword: string]: unknown
}

const COPIED = [
  'minimum',
  'minLength',
  'maxLength',
  'maxItems',
  'pattern',
  'default',
  'example',
  'required',
  'createOnly',
] as const

/**
 * The JSON Schema of a service type's `user_config`; undefined for a type that does not exist.
 * The API has no keyword for a deprecated option: its title says so. That unknown options are
 * ruled out by `additionalProperties` is an unverified inference from the 400 they get.
 */
export function userConfigSchema(type: string): OptionSchema | undefined {
  const known = schemas.get(type)
  if (known) return known
  const tree = OPTION_TREES.get(type)
  if (!tree) return undefined
  const schema = toSchema(tree, `User config of ${type}`, '')
  schemas.set(type, schema)
  return schema
}

/** The newest version of a service type, which is also its default; undefined where it has no choice. */
export function defaultVersion(type: string): string | undefined {
  const versions = userConfigSchema(type)?.properties?.[`${type}_version`]?.enum
  return versions?.findLast((version) => typeof version === 'string')
}

// The schemas are constants that are built when they are first asked for.
const schemas = new Map<string, OptionSchema>()

function toSchema(node: OptionNode, title: string, path: string): OptionSchema {
  const schema: OptionSchema = {
    title: node.deprecated ? `Deprecated. ${title}` : title,
    ...Object.fromEntries(
      COPIED.filter((keyword) => node[keyword] !== undefined).map((key) => [key, node[key]]),
    ),
  }
  if (node.maximum !== undefined) {
    schema['maximum'] = typeof node.maximum === 'string' ? BigInt(node.maximum) : node.maximum
  }
  if (node.type.length > 0) schema.type = node.type
  const description = describe(node, path)
  if (description) schema.description = description
  if (node.enum) {
    // Some published lists leave null out although the option can be removed with it.
    const addNull = node.type.includes('null') && !node.enum.includes(null)
    schema.enum = addNull ? [...node.enum, null] : node.enum
  }
  if (node.secure) schema[SECURE] = true
  if (node.restartRequired && !node.restartSource) {
    schema['x-aiven-change-requires-restart'] = true
  }
  if (node.properties) {
    schema.properties = Object.fromEntries(
      Object.entries(node.properties).map(([key, child]) => [
        key,
        toSchema(child, makeTitle(key), path === '' ? key : `${path}.${key}`),
      ]),
    )
    schema.additionalProperties = false
  }
  if (node.items) schema.items = toSchema(node.items, title, path)
  if (node.oneOf) schema.oneOf = node.oneOf.map((choice) => toSchema(choice, title, path))
  return schema
}

function describe(node: OptionNode, path: string): string | undefined {
  const sentences = [
    DESCRIPTIONS[path],
    node.restartSource && 'A change restarts the service.',
  ].filter(Boolean)
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

/** A copy of `config` with the values of secret options replaced by `<redacted>`. */
export function redact(config: JsonObject, schema: OptionSchema): JsonObject {
  return redactValue(config, schema) as JsonObject // an object goes in, an object comes out
}

function redactValue(value: Json, schema: OptionSchema | undefined): Json {
  if (!schema || value === null || !holdsSecrets(schema)) return value
  if (schema[SECURE]) return '<redacted>'
  if (Array.isArray(value)) return value.map((item) => redactValue(item, schema.items))
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, redactValue(child, findChild(schema, key))]),
  )
}

// Most options hold none and need not be copied: worth knowing where lists are long.
const secretive = new WeakMap<OptionSchema, boolean>()

function holdsSecrets(schema: OptionSchema): boolean {
  const known = secretive.get(schema)
  if (known !== undefined) return known
  const parts = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ]
  const holds = schema[SECURE] === true || parts.some(holdsSecrets)
  secretive.set(schema, holds)
  return holds
}

/** The schema of a key; in a union, of the choice that treats it most carefully. */
function findChild(schema: OptionSchema, key: string): OptionSchema | undefined {
  if (schema.properties) return schema.properties[key]
  const choices = schema.oneOf?.map((choice) => choice.properties?.[key])
  return choices?.find((choice) => choice?.[SECURE]) ?? choices?.find(Boolean)
}

/**
 * The options of a request with the secrets that it sends back as `<redacted>`: those keep what is
 * stored (Aiven docs), and stay out where nothing is.
 */
export function keepSecrets(
  request: JsonObject,
  stored: JsonObject,
  schema: OptionSchema,
): JsonObject {
  return keepIn(request, stored, schema) as JsonObject // an object goes in, an object comes out
}

function keepIn(sent: Json, stored: Json | undefined, schema: OptionSchema | undefined): Json {
  if (!schema || !holdsSecrets(schema)) return sent
  if (schema[SECURE]) return sent === '<redacted>' ? (stored ?? null) : sent
  if (Array.isArray(sent)) {
    const before = Array.isArray(stored) ? stored : []
    return sent.map((item, index) => keepIn(item, before[index], schema.items))
  }
  if (!isJsonObject(sent)) return sent
  const before = isJsonObject(stored) ? stored : {}
  const kept = Object.entries(sent).map(([key, value]): [string, Json] => [
    key,
    keepIn(value, before[key], findChild(schema, key)),
  ])
  const isNothing = ([key, value]: [string, Json]) => value === null && sent[key] === '<redacted>'
  return Object.fromEntries(kept.filter((entry) => !isNothing(entry)))
}
