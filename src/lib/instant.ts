/**
 * A time in the form that every browser reads alike. Without a zone it is UTC, as all of Aiven's times
 * are: a browser would take it for its own zone's.
 * @param text ISO 8601, with `T` or a blank
 * @returns the text itself where it is no time of a day
 */
export function withZone(text: string): string {
  // The usual form, tens of thousands of times in a large fleet.
  if (text[10] === 'T' && text.endsWith('Z')) return text
  const iso = text.replace(/^(\d{4}-\d\d-\d\d) /, '$1T')
  return /T[\d:.]+$/.test(iso) ? `${iso}Z` : iso
}

/**
 * The moment of a time.
 * @param text ISO 8601, with its zone
 * @returns milliseconds since 1970 UTC; undefined for a time that cannot be read: it has no age, and
 *   nothing may be judged by it
 */
export function readInstant(text: string | null | undefined): number | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : time
}
