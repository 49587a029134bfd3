import { printJson } from '../../exact-json'
import { ApiError } from '../errors'
import { isJsonObject, type Json, type JsonObject } from '../json'
import { keepSecrets, userConfigSchema, type OptionSchema } from '../service-types/schema'
import { isNetwork } from '../networks'
import { compile, problemMessage, type Problem } from '../validation'

/** Unverified: what happens to an option that counts only at creation: refused, or ignored in silence. */
const REFUSE_CREATE_ONLY_ON_UPDATE = true

/**
 * The user_config of a service after an update, by Aiven's rules: options that are absent stay,
 * objects are merged key by key, arrays are replaced, null removes where the schema allows null.
 * @throws ApiError 400 that names the option; nothing has changed then
 */
export function updateUserConfig(
  type: string,
  current: JsonObject,
  request: JsonObject,
): JsonObject {
  const schema = knownSchema(type)
  const patch = keepSecrets(request, current, schema)
  const merged = checkedMerge(type, schema, current, patch)
  if (REFUSE_CREATE_ONLY_ON_UPDATE) {
    const path = changedCreateOnly(current, patch, schema, [])
    if (path) throw invalidUserConfig({ path, text: 'can be set only when the service is created' })
  }
  return withoutNulls(merged)
}

/**
 * The user_config of a new service: what it inherits, overruled by what the request says.
 * @throws ApiError 400 that names the option
 */
export function newUserConfig(
  type: string,
  inherited: JsonObject,
  request: JsonObject,
): JsonObject {
  const schema = knownSchema(type)
  const kept = keepSecrets(request, inherited, schema)
  return withoutNulls(checkedMerge(type, schema, inherited, kept))
}

function knownSchema(type: string): OptionSchema {
  const schema = userConfigSchema(type)
  if (!schema) throw new ApiError(400, `Invalid service type '${type}'`)
  return schema
}

function checkedMerge(
  type: string,
  schema: OptionSchema,
  current: JsonObject,
  patch: JsonObject,
): JsonObject {
  const merged = merge(current, patch)
  const problem = validator(type, schema)(merged)
  if (problem) throw invalidUserConfig(problem)
  checkNetworks(merged)
  return merged
}

/** By a public report, in words of its own. @throws ApiError 400 for an entry that is no network */
function checkNetworks({ ip_filter: filter }: JsonObject): void {
  if (!Array.isArray(filter)) return
  for (const entry of filter) {
    const network = isJsonObject(entry) ? entry.network : entry
    if (typeof network === 'string' && !isNetwork(network)) {
      throw new ApiError(400, `Invalid 'user_config' ip_filter value '${network}'`)
    }
  }
}

/** The first problem with a complete user_config; used on data that did not come from a client. */
export function checkUserConfig(type: string, config: JsonObject): Problem | undefined {
  const schema = userConfigSchema(type)
  return schema ? validator(type, schema)(config) : { path: [], text: `no such type: ${type}` }
}

/** A refusal of one option, in the words that Aiven uses for them all. */
export function invalidUserConfig(problem: Problem): ApiError {
  return new ApiError(400, `Invalid 'user_config': ${problemMessage(problem)}`)
}

// Compiling takes up to a tenth of a second for the largest schema: once, when first needed.
const validators = new Map<string, (value: unknown) => Problem | undefined>()

function validator(type: string, schema: OptionSchema) {
  const known = validators.get(type)
  if (known) return known
  const validate = compile(schema)
  validators.set(type, validate)
  return validate
}

function merge(current: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...current }
  for (const [key, value] of Object.entries(patch)) {
    const old = merged[key]
    // Defined, not assigned: a key such as __proto__ must become a plain key and be refused.
    Object.defineProperty(merged, key, {
      value: isJsonObject(value) ? merge(isJsonObject(old) ? old : {}, value) : value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return merged
}

function withoutNulls(config: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, isJsonObject(value) ? withoutNulls(value) : value]),
  )
}

function changedCreateOnly(
  current: JsonObject,
  patch: JsonObject,
  schema: OptionSchema,
  path: string[],
): string[] | undefined {
  for (const [key, value] of Object.entries(patch)) {
    const option = schema.properties?.[key]
    const old = current[key] ?? null
    if (option?.createOnly && !same(old, value)) return [...path, key]
    if (option?.properties && isJsonObject(value)) {
      const found = changedCreateOnly(isJsonObject(old) ? old : {}, value, option, [...path, key])
      if (found) return found
    }
  }
  return undefined
}

function same(a: Json, b: Json): boolean {
  return printJson(a) === printJson(b)
}
