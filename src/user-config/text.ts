import { compareNumber } from 'lossless-json'
import { parseJson, printJson, readNumber } from '~/lib/json'
import type { Field, NumberField } from './field'
import { REDACTED } from './json'

/** What a text stands for, or why it stands for nothing. */
export type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

/**
 * Reads what a person typed for a field: texts and numbers as they are written, all else as JSON. It
 * says what the text means, not whether the value is allowed: see `validate`. A secret that Aiven
 * hides stays hidden.
 */
export function parseValue(field: Field, text: string): Parsed {
  if (field.secure && text === REDACTED) return good(REDACTED)
  if (field.kind === 'string') return good(text)
  return field.kind === 'number' ? parseNumber(field, text.trim()) : parseAsJson(text)
}

/** The text for a value of the field, such that `parseValue` reads the same value back. */
export function formatValue(field: Field, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (field.secure && value === REDACTED) return REDACTED
  const plain = field.kind === 'string' || field.kind === 'number'
  if (plain && typeof value === 'string') return value
  if (typeof value === 'number') return formatNumber(value)
  return printJson(value, 2)
}

function parseNumber(field: NumberField, text: string): Parsed {
  const pattern = field.integer ? /^[-+]?\d+$/ : /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/
  if (!pattern.test(text)) {
    return bad(field.integer ? 'Type a whole number, such as 42' : 'Type a number, such as 0.5')
  }
  const digits = text.replace('+', '').replace(/^(-?)\./, '$10.')
  const value = readNumber(digits)
  if (typeof value === 'bigint') return good(value)
  if (!Number.isFinite(value)) return bad('This number is too large')
  // Aiven holds fractions as JavaScript does, in 64 bits: more digits would be dropped unseen.
  const kept = formatNumber(value)
  if (compareNumber(digits, kept) !== 0) return bad(`Aiven would store this as ${kept}: enter that`)
  return good(value === 0 ? 0 : value)
}

function parseAsJson(text: string): Parsed {
  try {
    return good(parseJson(text))
  } catch (error) {
    return bad(`This is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}

// String() would write large whole numbers with an exponent.
function formatNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

function good(value: unknown): Parsed {
  return { ok: true, value }
}

function bad(message: string): Parsed {
  return { ok: false, message }
}
