import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject as Json } from '../../server/sandbox/json'
import { SERVICE_TYPES } from '../../server/sandbox/service-types/option-trees'
import { userConfigSchema } from '../../server/sandbox/service-types/schema'
import { updateUserConfig } from '../../server/sandbox/services/user-config'
import { compile } from '../../server/sandbox/validation'
import { isObject } from '~/lib/is-object'
import { equal, pathsWhere, valueAt, withoutNulls, type JsonObject } from './json'
import { listOptions, type Option } from './options'
import { findChanges, currentValue, patchFor, type Edit } from './patch'
import { problemsOfEdit } from './problems'
import { isUnset, findRemoval } from './removal'
import { searchOptions } from './option-search'
import { arbitraryAround, arbitraryFor } from './test/arbitrary'
import { readTyped, typedFor } from './typed'
import { validate } from './validate'

/** The `user_config_schema` of a service type, as the API serves it. */
function schemaOf(serviceType: string): JsonObject {
  return userConfigSchema(serviceType) ?? {}
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
function listLeaves(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value)) return [path]
  if (Object.keys(value).length === 0) return path.length === 0 ? [] : [path]
  return Object.entries(value).flatMap(([key, part]) => listLeaves(part, [...path, key]))
}

function without(value: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  const { [key]: part, ...others } = value
  if (rest.length === 0 || !isObject(part)) return others
  const smaller = without(part, rest)
  return Object.keys(smaller).length === 0 ? others : { ...others, [key]: smaller }
}

// Hundreds of options, many values each: on a busy machine that takes its time.
describe.each(SERVICE_TYPES)('every option of %s', { timeout: 60_000 }, (serviceType) => {
  const schema = schemaOf(serviceType)
  const options = listOptions(schema)
  // A second opinion: the sandbox asks a complete JSON Schema validator.
  const problemWith = compile(schema)

  it('is of a kind that is understood, under a key of its own', () => {
    const keys = options.map((option) => option.key)
    expect(new Set(keys).size).toBe(options.length)
    const odd = options.filter(({ field }) => field.kind === 'json' && field.types.length === 0)
    expect(odd).toEqual([])
  })

  it('is checked as a JSON Schema validator does', () => {
    for (const { field, path, key } of options) {
      const agrees = fc.property(arbitraryAround(field), (value) => {
        const problems = validate(field, value)
        const accepted = problems.length === 0
        expect({ key, accepted, problems }).toEqual({
          key,
          accepted: problemWith(nest(path, value)) === undefined,
          problems,
        })
      })
      fc.assert(agrees, { numRuns: 25 })
    }
  })

  it('is the same when it is typed anew', () => {
    for (const { field, key } of options) {
      const unchanged = fc.property(arbitraryFor(field), (value) => {
        const set = withoutNulls(value)
        fc.pre(!hasNull(set))
        const reading = readTyped(field, typedFor(field, set))
        expect({ key, reading }).toEqual({ key, reading: { ok: true, value: set } })
      })
      fc.assert(unchanged, { numRuns: 10 })
    }
  })

  it('is the same when nobody touched it, whatever it is', () => {
    for (const { field, key } of options) {
      const unchanged = fc.property(arbitraryAround(field), (value) => {
        const typed = typedFor(field, value)
        const reading = readTyped(field, structuredClone(typed), { typed, value })
        expect({ key, reading }).toEqual({ key, reading: { ok: true, value } })
      })
      fc.assert(unchanged, { numRuns: 10 })
    }
  })

  it('is set, changed and removed, and nothing else changes', () => {
    for (const { option, neighbours, config, edit } of edits(options)) {
      const saves = fc.property(config, edit, (config, edit) => {
        fc.pre(problemsOfEdit(option, config, edit).length === 0)
        const patch = patchFor(options, config, new Map([[option.key, edit]]))
        const saved = merged(config, patch)
        const value = currentValue(option, saved)
        expect([option.key, value]).toEqual([option.key, wantedBy(option, config, edit)])
        expect(savedBySandbox(serviceType, config, patch)).toEqual(saved)
        for (const { path } of neighbours)
          expect(valueAt(saved, path)).toEqual(valueAt(config, path))
      })
      fc.assert(saves, { numRuns: 12 })
    }
  })

  it('is saved by a patch of which nothing could be left out', () => {
    for (const { option, config, edit } of edits(options)) {
      const isMinimal = fc.property(config, edit, (config, edit) => {
        fc.pre(problemsOfEdit(option, config, edit).length === 0)
        const wanted = new Map([[option.key, edit]])
        const patch = patchFor(options, config, wanted)
        const saved = merged(config, patch)
        const spare = listLeaves(patch).filter((leaf) =>
          equal(merged(config, without(patch, leaf)), saved),
        )
        expect([option.key, spare]).toEqual([option.key, []])
        expect(patchFor(options, saved, wanted)).toEqual({})
        expect(findChanges(options, saved, wanted)).toEqual([])
      })
      fc.assert(isMinimal, { numRuns: 12 })
    }
  })
})

const NETWORK = fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, bits]) => `${address}/${bits}`)

/** Aiven takes networks only in this one, which its schema does not say. */
function valuesOf({ key, field }: Option): fc.Arbitrary<unknown> {
  return key === 'ip_filter' ? fc.array(NETWORK, { maxLength: 3 }) : arbitraryFor(field)
}

/** For each option a `user_config` in which it and its neighbours may be set, and an edit of it. */
function edits(options: readonly Option[]) {
  const values = options.map(valuesOf)
  const settings = options.map((option, at) => makeSetting(option, values[at] ?? fc.constant(null)))
  return options.map((option, at) => ({
    option,
    neighbours: [...options.slice(Math.max(0, at - 1), at), ...options.slice(at + 1, at + 2)],
    config: fc
      .tuple(...settings.slice(Math.max(0, at - 1), at + 2))
      .map((parts) => parts.reduce(merged, {})),
    edit: editOf(values[at] ?? fc.constant(null)),
  }))
}

function makeSetting(option: Option, value: fc.Arbitrary<unknown>): fc.Arbitrary<JsonObject> {
  return fc.option(
    value.map((value) => nest(option.path, withoutNulls(value))),
    { nil: {} },
  )
}

function editOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<Edit> {
  return fc.oneof(
    { weight: 4, arbitrary: value.map((value): Edit => ({ kind: 'set', value })) },
    { weight: 1, arbitrary: fc.constant<Edit>({ kind: 'remove' }) },
  )
}

function wantedBy(option: Option, config: JsonObject, edit: Edit): unknown {
  if (edit.kind === 'set') {
    return isUnset(option, edit.value) ? undefined : withoutNulls(edit.value)
  }
  if (currentValue(option, config) === undefined) return undefined
  const removal = findRemoval(option)
  return removal.kind === 'default' ? removal.value : undefined
}

// Cast: both are made of JSON, which the sandbox's types say and ours leave open.
function savedBySandbox(serviceType: string, config: JsonObject, patch: JsonObject) {
  return updateUserConfig(serviceType, config as Json, patch as Json)
}

// In a form, a null inside a list cannot be told from a part that is not set.
function hasNull(value: unknown): boolean {
  return pathsWhere(value, (part) => part === null).length > 0
}

describe('the options of opensearch', () => {
  const schema = schemaOf('opensearch')
  const options = listOptions(schema)

  it('are 165 in number', () => {
    expect(options.length).toBe(165)
  })

  it('are found by each of the 267 names of groups, options and parts', () => {
    const names = namesIn(schema)
    expect(names.length).toBe(267)
    const lost = names.filter((name) => {
      const found = searchOptions(options, name).map((option) => `${option.key}.`)
      return !found.some((key) => key.startsWith(`${name}.`) || `${name}.`.startsWith(key))
    })
    expect(lost).toEqual([])
  })
})

function namesIn(schema: JsonObject, path = ''): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  return Object.entries(properties).flatMap(([key, child]) => [
    `${path}${key}`,
    ...(isObject(child) ? namesIn(child, `${path}${key}.`) : []),
  ])
}
