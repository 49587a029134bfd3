import { parse, stringify } from 'lossless-json'

/** Without this many digits in a row there is no whole number that JavaScript cannot hold. */
const MANY_DIGITS = 16

/**
 * `JSON.parse` that keeps all digits: a whole number that a JavaScript number cannot hold exactly
 * becomes a bigint. Of two equal keys the last one counts.
 * @param exactUnder keep all digits only in the values of these keys, wherever they stand
 * @throws SyntaxError for what is not JSON
 */
export function parseJson(text: string, exactUnder?: readonly string[]): unknown {
  // JSON.parse is six times as fast, and nearly always enough.
  if (!hasManyDigits(text)) return JSON.parse(text)
  const value = parse(text, undefined, {
    parseNumber: readNumber,
    onDuplicateKey: ({ newValue }) => newValue,
  })
  return exactUnder ? roundOutside(value, new Set(exactUnder)) : value
}

/** Looks only at every sixteenth character, so it takes a fifth of the time of a regular expression. */
function hasManyDigits(text: string): boolean {
  for (let at = MANY_DIGITS - 1; at < text.length; at += MANY_DIGITS) {
    if (!isDigit(text, at)) continue
    let first = at
    let last = at
    while (isDigit(text, first - 1)) first -= 1
    while (isDigit(text, last + 1)) last += 1
    if (last - first >= MANY_DIGITS - 1) return true
  }
  return false
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/**
 * `JSON.stringify` that writes bigints as numbers.
 * @param space how many spaces to indent by; on one line when left out
 */
export function printJson(value: unknown, space?: number): string {
  try {
    return JSON.stringify(value, null, space)
  } catch (error) {
    // What it says to a bigint; a circular value fails again below.
    if (error instanceof TypeError) return stringify(value, null, space) ?? 'null'
    throw error
  }
}

// A bigint where a JavaScript number would be another one.
function readNumber(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(text) ? value : BigInt(text)
}

/** The value with numbers in place of its bigints: what is left of their digits. */
export function roundNumbers(value: unknown): unknown {
  return roundOutside(value, new Set())
}

function roundOutside(value: unknown, exactKeys: ReadonlySet<string>): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map((item) => roundOutside(item, exactKeys))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      exactKeys.has(key) ? part : roundOutside(part, exactKeys),
    ]),
  )
}
