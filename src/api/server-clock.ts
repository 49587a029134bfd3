let skew = 0

/**
 * Notes the API's time from the `Date` that it sent, which the gateway hands on as `x-api-date`. Ages
 * of backups are judged by the clock that wrote their times: a browser or a gateway whose clock is
 * wrong must not turn a stale copy into a fresh one.
 * @param header the header's value, or null where the API said nothing
 */
export function noteServerTime(header: string | null): void {
  if (header === null) return
  const server = Date.parse(header)
  if (Number.isNaN(server)) return
  const difference = server - Date.now()
  // The header has whole seconds: smaller differences are rounding and network time.
  skew = Math.abs(difference) < 2000 ? 0 : difference
}

/**
 * The server's time as best known, in milliseconds since 1970 UTC.
 * @param browserTime the browser's time that it is asked for: now when left out
 */
export function serverNow(browserTime = Date.now()): number {
  return browserTime + skew
}
