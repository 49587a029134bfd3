import { parseJson, printJson, readNumber } from '~/lib/json'
import { isObject } from '~/lib/is-object'
import { type JsonObject } from '~/user-config/json'

type Value = unknown
type Target = Record<string, unknown>

interface Leaf {
  path: string[]
  schema: JsonObject
}

/**
 * For tests: the `user_config` that avn makes of its arguments and a type's schema, by its source.
 * Throws where avn gives up.
 */
export function readAvnOptions(args: readonly string[], schema: JsonObject): JsonObject {
  const leaves = listLeaves(schema, [])
  const config: Target = {}
  for (const [index, flag] of args.entries()) {
    const arg = args[index + 1] ?? ''
    if (flag === '-c') {
      const at = arg.indexOf('=')
      const leaf = leafNamed(leaves, arg.slice(0, at))
      put(config, leaf.path, convert(leaf.schema, arg.slice(at + 1)))
    }
    if (flag === '--remove-option') {
      const leaf = leafNamed(leaves, arg)
      if (!readTypes(leaf.schema).includes('null')) throw new Error(`Cannot remove ${arg}`)
      put(config, leaf.path, null)
    }
  }
  return config
}

function readTypes(schema: JsonObject): unknown[] {
  return Array.isArray(schema.type) ? schema.type : [schema.type]
}

function listLeaves(schema: JsonObject, path: string[]): Leaf[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  return Object.entries(properties).flatMap(([key, property]): Leaf[] => {
    const child = isObject(property) ? property : {}
    const childPath = [...path, key]
    if (!readTypes(child).includes('object')) return [{ path: childPath, schema: child }]
    const removal = { path: childPath, schema: { type: 'null' } }
    return [
      ...listLeaves(child, childPath),
      ...(readTypes(child).includes('null') ? [removal] : []),
    ]
  })
}

function leafNamed(leaves: Leaf[], key: string): Leaf {
  const leaf = leaves.find((one) => one.path.join('.') === key)
  if (!leaf) throw new Error(`Unsupported option ${key}`)
  return leaf
}

function convert(schema: JsonObject, value: Value): Value {
  const types = readTypes(schema)
  if (value !== null) {
    if (types.includes('string') || types.includes('object')) return value
    if (types.includes('array')) {
      const items = readLiteral(text(value))
      if (!Array.isArray(items) || !isObject(schema.items))
        throw new Error(`No list: ${text(value)}`)
      const itemSchema = schema.items
      return items.map((item) => convert(itemSchema, item))
    }
    if (types.includes('integer') && /^-?\d+$/.test(text(value))) return readNumber(text(value))
    if (types.includes('number') && text(value) !== '' && Number.isFinite(Number(value))) {
      return readNumber(text(value))
    }
    if (types.includes('boolean') && ['true', 'false'].includes(text(value)))
      return value === 'true'
  } else if (types.includes('null')) return null
  throw new Error(`${printJson(value)} is not of type ${types.join(', ')}`)
}

// Only text is converted: a number in a list is an error in avn.
function text(value: Value): string {
  if (typeof value !== 'string') throw new Error(`${String(value)} is not text`)
  return value
}

/** Python's literals as far as they differ from JSON by the names of three values only. */
function readLiteral(literal: string): unknown {
  const json = literal.replaceAll(/"(?:[^"\\]|\\.)*"|\w+/g, (token) => {
    if (['true', 'false', 'null'].includes(token)) throw new Error(`No Python: ${literal}`)
    return { True: 'true', False: 'false', None: 'null' }[token] ?? token
  })
  return parseJson(json)
}

function put(target: Target, [key = '', ...rest]: readonly string[], value: Value) {
  if (rest.length === 0) target[key] = value
  else {
    const inner = isObject(target[key]) ? { ...target[key] } : {}
    put(inner, rest, value)
    target[key] = inner
  }
}
