import type { Field, ListField, NumberField } from './field'
import { BEYOND_EXACT, isInexact, pathsWhere, REDACTED } from './json'

/** What a text stands for, or why it stands for nothing. */
export type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

/**
 * Reads what a person typed for a field: numbers and choices as they are written, lists one item
 * per line, objects as JSON. It says what the text means, not whether the value is allowed: see
 * `validate`. A secret that Aiven hides stays hidden.
 */
export function parseValue(field: Field, text: string): Parsed {
  if (field.secure && text === REDACTED) return good(REDACTED)
  switch (field.kind) {
    case 'string':
      return good(text)
    case 'number':
      return parseNumber(field, text.trim())
    case 'boolean':
      return parseBoolean(text.trim())
    case 'enum': {
      const choice = field.choices.find(({ label }) => label === text.trim())
      return choice ? good(choice.value) : bad('Choose one of the listed values')
    }
    case 'list':
      return isLineList(field) ? parseLines(field, text) : parseJson(text)
    case 'union':
      return parseUnion(
        field.alternatives.map((alternative) => alternative.field),
        text,
      )
    default:
      return parseJson(text)
  }
}

/** The text for a value of the field, such that `parseValue` reads the same value back. */
export function formatValue(field: Field, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (field.secure && value === REDACTED) return REDACTED
  if (field.kind === 'list' && Array.isArray(value) && isLineList(field)) {
    return value.map((item) => formatValue(field.item, item)).join('\n')
  }
  if (typeof value === 'string' && field.kind !== 'json') return value
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean') return String(value)
  return JSON.stringify(value, null, field.kind === 'union' ? 0 : 2)
}

/**
 * Whether a list can be typed one item per line: texts, numbers and choices can, and items that may
 * be a text or an object (`ip_filter`), the object as JSON on one line.
 */
function isLineList(field: ListField): boolean {
  const { item } = field
  if (item.kind === 'union') return item.alternatives.some(({ field }) => field.kind === 'string')
  return item.kind === 'string' || item.kind === 'number' || item.kind === 'enum'
}

function parseNumber(field: NumberField, text: string): Parsed {
  const pattern = field.integer ? /^[-+]?\d+$/ : /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/
  if (!pattern.test(text)) {
    return bad(field.integer ? 'Type a whole number, such as 42' : 'Type a number, such as 0.5')
  }
  const value = Number(text)
  if (!Number.isFinite(value) || isInexact(value)) return bad(BEYOND_EXACT)
  return good(value === 0 ? 0 : value)
}

function parseBoolean(text: string): Parsed {
  return text === 'true' || text === 'false' ? good(text === 'true') : bad('Type true or false')
}

function parseLines(field: ListField, text: string): Parsed {
  const items: unknown[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue
    const item = parseValue(field.item, line.trim())
    if (!item.ok) return bad(`${item.message} (line “${line.trim()}”)`)
    items.push(item.value)
  }
  return good(items)
}

function parseUnion(fields: readonly Field[], text: string): Parsed {
  const asText = fields.find((field) => field.kind === 'string')
  return asText && !/^\s*[[{]/.test(text) ? parseValue(asText, text) : parseJson(text)
}

function parseJson(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    return pathsWhere(value, isInexact).length > 0 ? bad(BEYOND_EXACT) : good(value)
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
