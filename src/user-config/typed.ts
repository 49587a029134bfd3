import type { Field, Member } from './field'
import { isObject, own } from './json'
import { formatValue, parseValue } from './text'
import { alternativeOf, validate, type Problem } from './validate'

/**
 * A value as it is being typed: numbers and JSON are still text, a union remembers which
 * alternative was chosen, and a part of an object that is left empty is not set, unless empty is what
 * it may be.
 */
export type Draft =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Draft[] }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Draft>> }
  | { readonly kind: 'union'; readonly alternative: number; readonly draft: Draft }

/** What a draft stands for, or why it stands for nothing yet. */
export type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Starts a draft from a value.
 * @param value undefined for an option that was not set: its example is not used, only its shape
 */
export function draftOf(field: Field, value: unknown): Draft {
  switch (field.kind) {
    case 'boolean':
      return { kind: 'plain', value: value ?? false }
    case 'enum':
      return { kind: 'plain', value: value ?? undefined }
    case 'list':
      if (value !== undefined && !Array.isArray(value)) break
      return { kind: 'list', items: (value ?? []).map((item) => draftOf(field.item, item)) }
    case 'object':
      if (value !== undefined && value !== null && !isObject(value)) break
      return { kind: 'object', members: membersOf(field.members, value ?? {}) }
    case 'union': {
      const alternative = value === undefined ? 0 : alternativeOf(field, value)
      const inner = field.alternatives[alternative]?.field
      if (!inner) break
      return { kind: 'union', alternative, draft: draftOf(inner, value) }
    }
    default:
  }
  return { kind: 'text', text: formatValue(field, value) }
}

function membersOf(members: readonly Member[], value: Record<string, unknown>) {
  return Object.fromEntries(
    members.flatMap(({ key, field, required }) => {
      const part = own(value, key) ?? undefined
      return part === undefined && !required ? [] : [[key, draftOf(field, part)]]
    }),
  )
}

/**
 * Reads a draft. The schema's limits are not looked at: `problemsOfEdit` does that, because they
 * count only where something changes.
 * @returns the value, or the problems with their place inside it
 */
export function readDraft(field: Field, draft: Draft): Reading {
  switch (draft.kind) {
    case 'plain':
      return draft.value === undefined
        ? refused('Choose a value')
        : { ok: true, value: draft.value }
    case 'text': {
      const parsed = parseValue(field, draft.text)
      return parsed.ok ? parsed : refused(parsed.message)
    }
    case 'union': {
      const inner =
        field.kind === 'union' ? field.alternatives[draft.alternative]?.field : undefined
      return inner ? readDraft(inner, draft.draft) : refused('Choose what kind of value it is')
    }
    case 'list':
      return parseParts(
        draft.items.map((item, index) => [index, field.kind === 'list' ? field.item : field, item]),
        (values) => values.map(([, value]) => value),
      )
    case 'object': {
      const members = field.kind === 'object' ? field.members : []
      return parseParts(
        members.flatMap(({ key, field: part, required }) => {
          const inner = own(draft.members, key) as Draft | undefined
          if (inner === undefined || (!required && isEmpty(part, inner))) return []
          return [[key, part, inner] as const]
        }),
        (values) => Object.fromEntries(values),
      )
    }
  }
}

type Part = readonly [step: string | number, field: Field, draft: Draft]

function parseParts(
  parts: readonly Part[],
  build: (values: [string | number, unknown][]) => unknown,
): Reading {
  const values: [string | number, unknown][] = []
  const problems: Problem[] = []
  for (const [step, field, draft] of parts) {
    const reading = readDraft(field, draft)
    if (reading.ok) values.push([step, reading.value])
    else problems.push(...reading.problems.map((one) => ({ ...one, path: [step, ...one.path] })))
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: build(values) }
}

// Where an empty text is a value of its own, it is kept: it may have been set before.
function isEmpty(field: Field, draft: Draft): boolean {
  if (draft.kind === 'plain') return draft.value === undefined
  return draft.kind === 'text' && draft.text === '' && !isValid(field, '')
}

function isValid(field: Field, value: unknown): boolean {
  return validate(field, value).length === 0
}

function refused(message: string): Reading {
  return { ok: false, problems: [{ path: [], message }] }
}
