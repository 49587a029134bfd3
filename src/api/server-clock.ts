let skew = 0

/**
 * Notes the API's time from the `Date` that it sent, which the gateway hands on as `x-api-date`. Ages
 * of backups are judged by the clock that wrote their times: a browser or a gateway whose clock is
 * wrong must not turn a stale copy into a fresh one.
 * @param header the header's value, or null where the API said nothing
 */
export function noteServerTime(header: string | null): void {
  skew = readSkew(header, Date.now()) ?? skew
}

/**
 * How far ahead of a clock here the API's clock is.
 * @param header its `Date`, or null where it said nothing
 * @param now milliseconds since 1970 UTC, by the clock here
 * @returns milliseconds; undefined where the header tells no time
 */
export function readSkew(header: string | null, now: number): number | undefined {
  const difference = header === null ? NaN : Date.parse(header) - now
  if (Number.isNaN(difference)) return undefined
  // The header has whole seconds: smaller differences are rounding and network time.
  return Math.abs(difference) < 2000 ? 0 : difference
}

/**
 * The server's time as best known, in milliseconds since 1970 UTC.
 * @param browserTime the browser's time that it is asked for: now when left out
 */
export function serverNow(browserTime = Date.now()): number {
  return browserTime + skew
}
