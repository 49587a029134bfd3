import { Ajv } from 'ajv'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { equal, isObject, valueAt, withoutNulls, type JsonObject } from './json'
import { listOptions, type Option } from './options'
import { changesOf, currentValue, patchFor, type Edit } from './patch'
import { problemsOfEdit } from './problems'
import { formatValue, parseValue } from './text'
import { isUnset } from './removal'
import { searchOptions } from './search'
import { arbitraryAround, arbitraryFor } from './testing'
import { validate } from './validate'

const FIXTURES = new URL('./fixtures/', import.meta.url)
const SERVICE_TYPES = readdirSync(FIXTURES).map((file) => file.replace('.json', ''))

/** The `user_config_schema` of a service type, as the API serves it. */
function schemaOf(serviceType: string): JsonObject {
  const file: unknown = JSON.parse(readFileSync(new URL(`${serviceType}.json`, FIXTURES), 'utf8'))
  return asServed(valueAt(file, ['root']))
}

function asServed(node: unknown): JsonObject {
  if (!isObject(node)) return {}
  const { nullable, deprecated, secure, restartRequired, restartSource, enumDeprecated, ...rest } =
    node
  void [nullable, restartRequired, restartSource, enumDeprecated]
  const served: Record<string, unknown> = { ...rest }
  if (deprecated === true) served.title = 'Deprecated. Something'
  if (secure === true) served['_secure'] = true
  if (Array.isArray(node.type) && node.type.length === 0) delete served.type
  if (Array.isArray(node.enum) && Array.isArray(node.type) && node.type.includes('null')) {
    served.enum = [...new Set([...node.enum, null])]
  }
  if (isObject(node.properties)) {
    served.properties = Object.fromEntries(
      Object.entries(node.properties).map(([key, child]) => [key, asServed(child)]),
    )
    served.additionalProperties = false
  }
  if (node.items) served.items = asServed(node.items)
  if (Array.isArray(node.oneOf)) served.oneOf = node.oneOf.map(asServed)
  return served
}

/** A second opinion on values: a complete JSON Schema validator that reads Python's patterns. */
function validatorOf(schema: JsonObject) {
  const pythonRegExp = (pattern: string) =>
    pattern.startsWith('(?i)') ? new RegExp(pattern.slice(4), 'i') : new RegExp(pattern)
  const regExp = Object.assign(pythonRegExp, { code: 'new RegExp' })
  const ajv = new Ajv({
    strict: false,
    validateSchema: false,
    unicodeRegExp: false,
    code: { regExp },
  })
  return ajv.compile(schema)
}

/** What Aiven makes of a `user_config` in an update. */
function merged(config: JsonObject, patch: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...config }
  for (const [key, value] of Object.entries(patch)) {
    const old = config[key]
    if (value === null) delete result[key]
    else result[key] = isObject(value) ? merged(isObject(old) ? old : {}, value) : value
  }
  return result
}

function nest(path: readonly string[], value: unknown): JsonObject {
  return path.reduceRight<JsonObject>((inner, key) => ({ [key]: inner }), value as JsonObject)
}

/** The paths of a patch's parts that could be left out one by one. */
function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value) || Object.keys(value).length === 0) return [path]
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]))
}

function without(value: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  const { [key]: part, ...others } = value
  if (rest.length === 0 || !isObject(part)) return others
  const smaller = without(part, rest)
  return Object.keys(smaller).length === 0 ? others : { ...others, [key]: smaller }
}

describe.each(SERVICE_TYPES)('every option of %s', (serviceType) => {
  const schema = schemaOf(serviceType)
  const options = listOptions(schema)
  const accepts = validatorOf(schema)

  it('is one that can be edited by its kind, under a key of its own', () => {
    expect(new Set(options.map((option) => option.key)).size).toBe(options.length)
    for (const { key, field } of options) {
      expect(field.kind === 'json' && field.types.length === 0, key).toBe(false)
    }
  })

  it('is checked as a JSON Schema validator does', () => {
    for (const option of options) {
      fc.assert(
        fc.property(arbitraryAround(option.field), (value) => {
          const problems = validate(option.field, value)
          const accepted = accepts(nest(option.path, value))
          expect([option.key, problems.length === 0, problems]).toEqual([
            option.key,
            accepted,
            problems,
          ])
        }),
        { numRuns: 25 },
      )
    }
  })

  it('can be written as text and read back', () => {
    for (const { field, key } of options) {
      fc.assert(
        fc.property(arbitraryFor(field), (value) => {
          const text = formatValue(field, value)
          // A list is typed a line an item: line breaks and outer spaces cannot be part of one.
          fc.pre(field.kind !== 'list' || !isAltered(value))
          expect([key, parseValue(field, text)]).toEqual([key, { ok: true, value }])
        }),
        { numRuns: 10 },
      )
    }
  })

  it('is set, changed and removed by the smallest patch, and nothing else changes', () => {
    for (const option of options) {
      const others = options.filter((other) => other !== option).slice(0, 3)
      fc.assert(
        fc.property(configOf([option, ...others]), editOf(option), (config, edit) => {
          fc.pre(problemsOfEdit(option, config, edit).length === 0)
          const edits = new Map([[option.key, edit]])
          const patch = patchFor(options, config, edits)
          const result = merged(config, patch)

          const [change] = changesOf(options, config, edits)
          const wanted = change ? change.after : currentValue(option, config)
          expect([option.key, currentValue(option, result)]).toEqual([option.key, wanted])
          if (edit.kind === 'set' && !isUnset(option, edit.value)) {
            expect(wanted).toEqual(withoutNulls(edit.value))
          }
          for (const other of others) {
            expect(valueAt(result, other.path)).toEqual(valueAt(config, other.path))
          }

          expect(patchFor(options, result, edits)).toEqual({})
          for (const leaf of patch === undefined || Object.keys(patch).length === 0
            ? []
            : leavesOf(patch)) {
            expect(equal(merged(config, without(patch, leaf)), result), `${leaf.join('/')}`).toBe(
              false,
            )
          }
        }),
        { numRuns: 15 },
      )
    }
  })
})

function isAltered(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  return value.some(
    (item) =>
      item === null ||
      (typeof item === 'string' && (item.trim() !== item || /^$|[\r\n[{]/.test(item))),
  )
}

function configOf(options: readonly Option[]): fc.Arbitrary<JsonObject> {
  const parts = options.map((option) =>
    fc.option(
      arbitraryFor(option.field).map((value) => nest(option.path, withoutNulls(value))),
      { nil: {} },
    ),
  )
  return fc.tuple(...parts).map((configs) => configs.reduce(merged, {}))
}

function editOf(option: Option): fc.Arbitrary<Edit> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: arbitraryFor(option.field).map((value): Edit => ({ kind: 'set', value })),
    },
    { weight: 1, arbitrary: fc.constant<Edit>({ kind: 'remove' }) },
  )
}

describe('the options of opensearch', () => {
  const schema = schemaOf('opensearch')
  const options = listOptions(schema)

  it('are 165 in number, for 267 names of groups, options and parts, each of which is found', () => {
    const names = namesIn(schema)
    expect([options.length, names.length]).toEqual([165, 267])
    for (const name of names) {
      const found = searchOptions(options, name).map((option) => option.key)
      expect(
        found.some(
          (key) => key === name || key.startsWith(`${name}.`) || name.startsWith(`${key}.`),
        ),
        name,
      ).toBe(true)
    }
  })
})

function namesIn(schema: JsonObject, path = ''): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  return Object.entries(properties).flatMap(([key, child]) => [
    `${path}${key}`,
    ...(isObject(child) ? namesIn(child, `${path}${key}.`) : []),
  ])
}
