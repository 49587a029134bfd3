import { isObject } from '../is-object'
import { isSecretName } from './secret-names'
import { hideInText, REDACTED } from './secret-texts'

export { REDACTED }

/** How deep an answer may be nested: several times what the deepest options are. */
const DEEPEST = 200

/** An answer that cannot be searched for secrets, so that nothing of it may pass. */
export class UnsearchableError extends Error {}

/** Keywords of JSON Schema whose values are schemas, by the names of options. */
const SCHEMAS_BY_NAME = new Set(['properties', 'patternProperties', 'definitions', '$defs'])

/** Keywords of JSON Schema whose value is a schema, or a list of them. */
const SCHEMAS = new Set(['items', 'additionalProperties', 'not', 'oneOf', 'anyOf', 'allOf'])

/** Options of OpenSearch that are groups of options: what is inside is judged by its own name. */
const GROUPS = new Set(['jwt', 'custom_keystores'])

/** The numbers of a private key in JSON's own format. */
const KEY_NUMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'])

type Json = Readonly<Record<string, unknown>>

/**
 * An answer of the API without its secrets. Judged by the names of fields and by what the texts look
 * like, as Aiven has no list of what is secret; the shapes stay. The schema of a type's options tells
 * names of secrets, not secrets: its options stay.
 * @param value parsed JSON; it stays as it is
 * @returns the value itself where nothing in it is hidden, else a copy that shares what is not
 * @throws UnsearchableError
 */
export function hideSecrets(value: unknown): unknown {
  return search(value, 0)
}

/**
 * An answer without the secrets that its texts show by their looks. For those who use only fields that
 * are no secrets: the names of fields tell nothing, so a tag `team-key` stays, which a policy may ask for.
 * @param value parsed JSON; it stays as it is
 * @returns the value itself where nothing in it is hidden, else a copy that shares what is not
 * @throws UnsearchableError
 */
export function hideInTexts(value: unknown): unknown {
  return searchTexts(value, 0)
}

function searchTexts(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideInText(value)
  if (typeof value !== 'object' || value === null) return value
  checkDepth(depth)
  const below = (item: unknown) => searchTexts(item, depth + 1)
  return Array.isArray(value) ? mapItems(value, below) : mapFields(value, (_, item) => below(item))
}

function search(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideInText(value)
  if (typeof value !== 'object' || value === null) return value
  checkDepth(depth)
  if (Array.isArray(value)) return mapItems(value, (item) => search(item, depth + 1))
  const isKey = isObject(value) && 'kty' in value
  return mapFields(value, (name, item) => {
    if (name === 'user_config_schema' && isObject(item)) return searchSchema(item, depth + 1)
    if (GROUPS.has(name) && typeof item === 'object') return search(item, depth + 1)
    if (isSecretName(name) || (isKey && KEY_NUMBERS.has(name))) return hideAll(item, depth + 1)
    return search(item, depth + 1)
  })
}

/** All that could be a secret goes: texts and numbers, however deep. A yes or no is none. */
function hideAll(value: unknown, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return REDACTED
  }
  if (typeof value !== 'object' || value === null) return value
  checkDepth(depth)
  if (Array.isArray(value)) return mapItems(value, (item) => hideAll(item, depth + 1))
  return mapFields(value, (_, item) => hideAll(item, depth + 1))
}

/** @param isSecret whether it is the schema of a secret, whose default would be one */
function searchSchema(schema: Json, depth: number, isSecret = false): unknown {
  checkDepth(depth)
  const secret = isSecret || schema['_secure'] === true
  const inside = (item: unknown, of: boolean) =>
    isObject(item) ? searchSchema(item, depth + 2, of) : search(item, depth + 2)
  return mapFields(schema, (keyword, item) => {
    if (SCHEMAS_BY_NAME.has(keyword) && isObject(item)) {
      return mapFields(item, (name, option) =>
        isSecretName(name) && !isObject(option)
          ? hideAll(option, depth + 2)
          : inside(option, isSecretName(name)),
      )
    }
    if (SCHEMAS.has(keyword)) {
      return Array.isArray(item)
        ? mapItems(item, (choice) => inside(choice, secret))
        : inside(item, secret)
    }
    if (isSecretName(keyword) || (secret && (keyword === 'default' || keyword === 'const'))) {
      return hideAll(item, depth + 1)
    }
    return search(item, depth + 1)
  })
}

function checkDepth(depth: number): void {
  if (depth > DEEPEST) throw new UnsearchableError('The response is nested too deeply.')
}

// Most of an answer holds no secret; copying that part would double the work.

/** A name may hold a secret as well; `__proto__` is one like any other. */
function mapFields(from: object, change: (name: string, item: unknown) => unknown): object {
  const fields = Object.entries(from)
  let hides = false
  for (const field of fields) {
    const [name, item] = field
    field[0] = hideInText(name)
    field[1] = change(name, item)
    hides ||= field[0] !== name || field[1] !== item
  }
  return hides ? Object.fromEntries(fields) : from
}

function mapItems(from: readonly unknown[], change: (item: unknown) => unknown): unknown {
  const items = from.map(change)
  return items.some((item, i) => item !== from[i]) ? items : from
}
