/**
 * Whether a value of JSON is an object: not null, and not a list.
 * @param value as parsed
 */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
