export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A span of time in ms since the epoch; without `to` it is still open. */
export interface Span {
  from: number
  to?: number
}

/** ISO 8601 in UTC to the second: CLI and Go client read this form everywhere. */
export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -5)}Z`
}

/** True when `at` (ms) lies in one of the spans. */
export function within(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => span.from <= at && at < (span.to ?? Infinity))
}

/** Milliseconds of [from, to) that the spans cover; the spans must not overlap. */
export function covered(spans: readonly Span[], from: number, to: number): number {
  return spans.reduce(
    (sum, span) => sum + Math.max(0, Math.min(to, span.to ?? to) - Math.max(from, span.from)),
    0,
  )
}

/**
 * When `work` milliseconds that start at `from` are done, if nothing moves during the spans.
 * Infinity when an open span is in the way. The spans must be in order of time.
 */
export function finishedAt(from: number, work: number, spans: readonly Span[]): number {
  let end = from + work
  for (const span of spans) {
    if (span.from >= end || (span.to ?? Infinity) <= from) continue
    end += (span.to ?? Infinity) - Math.max(span.from, from)
  }
  return end
}

const DURATION =
  /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/**
 * An ISO 8601 duration such as `PT24H` or `P1DT30M` in ms; undefined when it is not one.
 * Years and months have no fixed length and are not taken.
 */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text)
  if (!match) return undefined
  const units = [7 * DAY, DAY, HOUR, MINUTE, SECOND]
  return units.reduce((sum, unit, i) => sum + unit * Number(match[i + 1] ?? 0), 0)
}
