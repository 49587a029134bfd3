import { parse, stringify } from 'lossless-json'

/** Without this many digits in a row there is no whole number that JavaScript cannot hold. */
const MANY_DIGITS = /\d{16}/

/**
 * `JSON.parse` that keeps all digits: a whole number that a JavaScript number cannot hold exactly
 * becomes a bigint. Of two equal keys the last one counts.
 * @param exactUnder keep all digits only in the values of these keys, wherever they stand
 * @throws SyntaxError for what is not JSON
 */
export function parseJson(text: string, exactUnder?: readonly string[]): unknown {
  // JSON.parse is six times as fast, and nearly always enough.
  if (!MANY_DIGITS.test(text)) return JSON.parse(text)
  const value = parse(text, undefined, {
    parseNumber: readNumber,
    onDuplicateKey: ({ newValue }) => newValue,
  })
  return exactUnder ? roundOutside(value, new Set(exactUnder)) : value
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

/**
 * A number from its digits: a bigint where a JavaScript number would be another one.
 */
export function readNumber(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(text) ? value : BigInt(text)
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
