import { isObject } from '~/lib/is-object'
import { own } from '~/lib/own'

/** A JSON object as the API sends it; what its values are is found out by looking. */
export type JsonObject = Readonly<Record<string, unknown>>

/** A number of JSON: a bigint where a JavaScript number could not hold all its digits. */
export type Numeric = number | bigint

/** What the API puts in place of a secret that the caller did not ask for. Never a value to send. */
export const REDACTED = '<redacted>'

/** The value at a path of object keys, or undefined where the path ends early. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) ? own(at, key) : undefined), value)
}

/** The keys of both objects, each once. */
export function listKeys(a: JsonObject, b: JsonObject): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
}

/**
 * Deep equality of two JSON values; the order of an object's keys does not count, and a bigint is
 * equal to a number of the same value.
 */
export function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equal(item, b[index]))
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
    )
  }
  // oxlint-disable-next-line eqeqeq -- compares the values of a number and a bigint
  return isNumeric(a) && isNumeric(b) ? a == b : a === b
}

/** True for a number, however large. */
export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint'
}

/**
 * The value with the null members of its objects left out: for Aiven a missing key and null are the
 * same. Lists are kept as they are, because they are stored whole.
 */
export function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([key, member]) => [key, withoutNulls(member)]),
  )
}

/** A step into a JSON value: the key of an object or the index of a list. */
export type Step = string | number

/** The paths of all parts of a JSON value, leaves and containers, for which `test` holds. */
export function pathsWhere(value: unknown, test: (part: unknown) => boolean): Step[][] {
  if (test(value)) return [[]]
  const members: [Step, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : []
  return members.flatMap(([step, member]) =>
    pathsWhere(member, test).map((path) => [step, ...path]),
  )
}

/** True when a secret inside the value is hidden by the API's placeholder. */
export function isRedacted(value: unknown): boolean {
  return pathsWhere(value, (part) => part === REDACTED).length > 0
}
