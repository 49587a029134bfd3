import type { CopyReport } from '~/api/backup-report-shape'
import type { PastLag } from '~/api/history-shape'
import { lagCharts } from '~/backup/lag'
import { DAY } from '~/lib/time-units'

/**
 * What a report says of the days before a moment: the highest lag of each, in seconds.
 *
 * It is not an age: the lag is how far the copies are behind the primary backups. So it is no state
 * either, and counts in no share.
 * @param report Aiven's, of the past year
 * @param before milliseconds since 1970 UTC: the day that holds it is left out
 * @param readAt milliseconds since 1970 UTC
 * @returns undefined where no chart speaks of lag in a unit that is known, or none of these days has a value
 */
export function readPastLag(
  report: Pick<CopyReport, 'charts'>,
  before: number,
  readAt: number,
): PastLag | undefined {
  const { charts, known } = lagCharts(report)
  if (!known) return undefined
  const end = Math.floor(before / DAY)
  const highest = new Map<number, number>()
  for (const { times, series, unit } of charts) {
    if (unit === undefined) continue
    for (const { values } of series) {
      for (const [index, at] of times.entries()) {
        const value = values[index]
        const day = Math.floor(at / DAY)
        if (value == null || day >= end) continue
        highest.set(day, Math.max(highest.get(day) ?? -Infinity, Math.round(value * unit)))
      }
    }
  }
  if (highest.size === 0) return undefined
  const days = [...highest.keys()].toSorted((a, b) => a - b)
  const [first = 0] = days
  const last = days.at(-1) ?? first
  return {
    read_at: readAt,
    first_day: first * DAY,
    seconds: Array.from(
      { length: last - first + 1 },
      (_, index) => highest.get(first + index) ?? null,
    ),
  }
}

/**
 * The days of a past lag that lie in a period.
 * @param from milliseconds since 1970 UTC
 * @returns undefined where none does that has a value
 */
export function pastLagSince(lag: PastLag, from: number): PastLag | undefined {
  const skipped = Math.max(0, Math.ceil((from - lag.first_day) / DAY))
  const seconds = lag.seconds.slice(skipped)
  return seconds.some((one) => one !== null)
    ? { ...lag, first_day: lag.first_day + skipped * DAY, seconds }
    : undefined
}
