import type { PastLag } from '~/api/history-shape'
import { count, formatDay, formatDuration, formatNumber } from '~/lib/format'
import { DAY } from '~/lib/time-units'

export const PAST_LAG_TITLE = 'Lag before the watcher began, from Aiven’s report'

/** The highest lag, how many days have none, and what it does not tell. */
export function pastLagWords({ first_day: first, seconds }: PastLag): string {
  const known = seconds.filter((one) => one !== null)
  const most = known.reduce((high, one) => Math.max(high, one), -Infinity)
  const day = formatDay(new Date(first + seconds.indexOf(most) * DAY).toISOString(), 'utc')
  const highest = `Highest: ${formatDuration(Math.max(0, most))} on ${day} (UTC).`
  const missing = seconds.length - known.length
  const gaps =
    missing === 0
      ? ''
      : ` ${formatNumber(missing)} of ${count(seconds.length, 'day')} have no value.`
  return `${highest}${gaps} It says how far the copies were behind the backups, not how old they were, so it counts in no share.`
}
