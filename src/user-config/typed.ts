import type { Field, Member } from './field'
import { isObject } from '~/lib/is-object'
import { own } from '~/lib/own'
import { equal } from './json'
import { formatValue, parseValue } from './text'
import { closestAlternative, validate, type Problem } from './validate'

/**
 * A value as it is being typed: numbers and JSON are still text, a union remembers which
 * alternative was chosen, and a part of an object that is left empty is not set, unless empty is what
 * it may be.
 */
export type Typed =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Typed[] }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Typed>> }
  | { readonly kind: 'union'; readonly alternative: number; readonly inner: Typed }

/** What is typed stands for a value, or for none yet. */
export type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** What an input began with, and the value that this stands for. */
export interface Start {
  readonly typed: Typed
  readonly value: unknown
}

/**
 * What an input shows for a value.
 * @param value undefined for an option that was not set: its example is not used, only its shape
 */
export function typedFor(field: Field, value: unknown): Typed {
  switch (field.kind) {
    case 'boolean': {
      // Some values are stored as text: the switch shows what they mean.
      const meant = value === 'true' ? true : value === 'false' ? false : (value ?? false)
      if (typeof meant !== 'boolean') break
      return { kind: 'plain', value: meant }
    }
    case 'enum': {
      const choice = field.choices.find(({ label }) => label === value)
      return { kind: 'plain', value: choice ? choice.value : (value ?? undefined) }
    }
    case 'list':
      if (value !== undefined && !Array.isArray(value)) break
      return { kind: 'list', items: (value ?? []).map((item) => typedFor(field.item, item)) }
    case 'object':
      if (value !== undefined && value !== null && !isObject(value)) break
      return { kind: 'object', members: membersFor(field.members, value ?? {}) }
    case 'union': {
      const alternative = value === undefined ? 0 : closestAlternative(field, value)
      const chosen = field.alternatives[alternative]?.field
      if (!chosen) break
      return { kind: 'union', alternative, inner: typedFor(chosen, value) }
    }
    default:
  }
  return { kind: 'text', text: formatValue(field, value) }
}

function membersFor(members: readonly Member[], value: Record<string, unknown>) {
  return Object.fromEntries(
    members.flatMap(({ key, field, required }) => {
      const part = own(value, key) ?? undefined
      return part === undefined && !required ? [] : [[key, typedFor(field, part)]]
    }),
  )
}

/**
 * Reads what is typed. The schema's limits are not looked at: `problemsOfEdit` does that, because
 * they count only where something changes.
 * @param start what the input began with: each part that still reads as it did then keeps its value,
 *   also one that could not be typed, such as a number that is stored as text
 * @returns the value, or the problems with their place inside it
 */
export function readTyped(field: Field, typed: Typed, start?: Start): Reading {
  if (start && equal(typed, start.typed)) return { ok: true, value: start.value }
  switch (typed.kind) {
    case 'plain':
      return typed.value === undefined
        ? refused('Choose a value')
        : { ok: true, value: typed.value }
    case 'text': {
      const parsed = parseValue(field, typed.text)
      return parsed.ok ? parsed : refused(parsed.message)
    }
    case 'union': {
      const chosen =
        field.kind === 'union' ? field.alternatives[typed.alternative]?.field : undefined
      return chosen
        ? readTyped(chosen, typed.inner, startInside(start))
        : refused('Choose what kind of value it is')
    }
    case 'list':
      return readParts(
        typed.items.map((item, index) => ({
          step: index,
          field: field.kind === 'list' ? field.item : field,
          typed: item,
          start: startOfItem(start, item, index),
        })),
        (values) => values.map(([, value]) => value),
      )
    case 'object': {
      const members = field.kind === 'object' ? field.members : []
      return readParts(
        members.flatMap(({ key, field: part, required }) => {
          const inner = own(typed.members, key)
          if (inner === undefined || (!required && isEmpty(part, inner))) return []
          return [{ step: key, field: part, typed: inner, start: startOfMember(start, key) }]
        }),
        (values) => Object.fromEntries([...values, ...undescribed(field, start)]),
      )
    }
  }
}

function startInside(start: Start | undefined): Start | undefined {
  return start?.typed.kind === 'union' ? { ...start, typed: start.typed.inner } : undefined
}

/** Items before this one may have been added or removed: it is looked for at other places too. */
function startOfItem(start: Start | undefined, item: Typed, index: number): Start | undefined {
  if (start?.typed.kind !== 'list' || !Array.isArray(start.value)) return undefined
  const { items } = start.typed
  const same = (other: Typed | undefined) => other !== undefined && equal(other, item)
  const at = same(items[index]) ? index : items.findIndex(same)
  const there = at === -1 ? index : at
  const typed = items[there]
  return typed && { typed, value: start.value[there] }
}

function startOfMember(start: Start | undefined, key: string): Start | undefined {
  if (start?.typed.kind !== 'object' || !isObject(start.value)) return undefined
  const typed = own(start.typed.members, key)
  const value = own(start.value, key)
  return typed && value !== undefined ? { typed, value } : undefined
}

/** What no member describes has no input: it stays. */
function undescribed(field: Field, start: Start | undefined): [string, unknown][] {
  if (field.kind !== 'object' || !field.open || !isObject(start?.value)) return []
  const described = new Set(field.members.map(({ key }) => key))
  return Object.entries(start.value).filter(([key]) => !described.has(key))
}

interface Part {
  readonly step: string | number
  readonly field: Field
  readonly typed: Typed
  readonly start: Start | undefined
}

function readParts(
  parts: readonly Part[],
  build: (values: [string | number, unknown][]) => unknown,
): Reading {
  const values: [string | number, unknown][] = []
  const problems: Problem[] = []
  for (const { step, field, typed, start } of parts) {
    const reading = readTyped(field, typed, start)
    if (reading.ok) values.push([step, reading.value])
    else problems.push(...reading.problems.map((one) => ({ ...one, path: [step, ...one.path] })))
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: build(values) }
}

// Where an empty text is a value of its own, it is kept: it may have been set before.
function isEmpty(field: Field, typed: Typed): boolean {
  if (typed.kind === 'plain') return typed.value === undefined
  return typed.kind === 'text' && typed.text === '' && validate(field, '').length > 0
}

function refused(message: string): Reading {
  return { ok: false, problems: [{ path: [], message }] }
}
