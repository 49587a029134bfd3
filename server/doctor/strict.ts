import * as z from 'zod/mini'
import { isObject } from '~/lib/is-object'
import { documentedAt, type Documented } from './documented'
import type { Shape } from './shape'

/** What is not as expected at one place of an answer. */
export interface Oddity {
  /** Such as `service.node_states[].state`; `*` stands for the keys of a map. */
  at: string
  problem:
    | { kind: 'missing' | 'null' }
    | { kind: 'type'; type: JsonType; expected: readonly JsonType[] }
    | { kind: 'text'; expected: string; value: string }
    | { kind: 'unknown key'; key: string; type: JsonType }
  /** The console refuses the answer for it; else it copes. */
  breaks: boolean
}

export type JsonType = 'text' | 'number' | 'true or false' | 'list' | 'object' | 'null'

/**
 * Compares an answer with what is expected: the schema, which the console reads it by, and what Aiven
 * documents beyond it. Stricter than the console: a key that it could do without must be there.
 * @param root what the places begin with
 */
export function compare(answer: unknown, schema: z.core.$ZodType, root: string): Oddity[] {
  const odd: Oddity[] = []
  // A schema that zod can read, JSON Schema can write.
  const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape
  compareValue(answer, shape, { at: root, isNeeded: true }, odd)
  return odd
}

/** Where a value stands, and whether the console can do without it. */
interface Place {
  at: string
  isNeeded: boolean
}

function compareValue(value: unknown, shape: Shape, { at, isNeeded }: Place, odd: Oddity[]): void {
  const possible = listVariants(shape)
  if (possible.length === 0) return
  const documented = documentedAt(at)
  const mayBeNull = possible.some(({ type }) => type === 'null')
  const type = readType(value)
  if (type === 'null') {
    if (!documented.mayBeNull) odd.push({ at, problem: { kind: 'null' }, breaks: !mayBeNull })
    return
  }
  const variant = possible.find((variant) => TYPES[variant.type ?? ''] === type)
  if (!variant) {
    const expected = possible.flatMap((one) => TYPES[one.type ?? ''] ?? [])
    const problem = { kind: 'type', type, expected: expected.filter((e) => e !== 'null') } as const
    odd.push({ at, problem, breaks: isNeeded })
    return
  }
  if (typeof value === 'string') compareText(value, at, documented, odd)
  else if (Array.isArray(value)) {
    const place = { at: `${at}[]`, isNeeded }
    for (const item of value) compareValue(item, variant.items ?? {}, place, odd)
  } else if (isObject(value)) compareObject(value, variant, at, documented, odd)
}

function compareText(value: string, at: string, { text }: Documented, odd: Oddity[]): void {
  if (!text || text.is(value)) return
  odd.push({ at, problem: { kind: 'text', expected: text.expected, value }, breaks: false })
}

function compareObject(
  value: Record<string, unknown>,
  { properties, required = [], additionalProperties }: Shape,
  at: string,
  { keys, members }: Documented,
  odd: Oddity[],
): void {
  const below = (key: string) => (at === '' ? key : `${at}.${key}`)
  for (const [key, shape] of Object.entries(properties ?? {})) {
    const place = { at: below(key), isNeeded: true }
    if (value[key] !== undefined) compareValue(value[key], shape, place, odd)
    else if (!documentedAt(place.at).mayBeMissing) {
      odd.push({ at: place.at, problem: { kind: 'missing' }, breaks: required.includes(key) })
    }
  }
  for (const [key, part] of Object.entries(value)) {
    if (properties) {
      if (Object.hasOwn(properties, key) || keys.has(key)) continue
      const problem = { kind: 'unknown key', key, type: readType(part) } as const
      odd.push({ at, problem, breaks: false })
    } else {
      const member = members?.[key]
      const place = { at: below(member ? key : '*'), isNeeded: !member }
      compareValue(part, member ?? (additionalProperties || {}), place, odd)
    }
  }
}

/** A schema of one type. */
type Variant = Shape & { type?: string }

const variants = new WeakMap<Shape, Variant[]>()

/** A schema as plain ones of one type each; none where any value may stand. */
function listVariants(shape: Shape): Variant[] {
  const before = variants.get(shape)
  if (before) return before
  const made = shape.anyOf
    ? shape.anyOf.flatMap(listVariants)
    : [shape.type ?? []].flat().map((type) => ({ ...shape, type }))
  variants.set(shape, made)
  return made
}

const TYPES: Readonly<Record<string, JsonType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'object',
  null: 'null',
}

/** The type of a value, in words. */
export function readType(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  return TYPES[typeof value === 'bigint' ? 'number' : typeof value] ?? 'object'
}
