import { serverNow } from '~/api/server-clock'
import { UP_TO_NOW } from '~/backup/location'
import { localZone } from '~/lib/zoned-time'
import { zonePreference } from '~/ui/preferences'
import { useStored } from '~/ui/use-stored'
import { useNow } from '~/ui/use-now'
import { formatDay, formatDuration, formatInstant, formatSecond } from '~/lib/format'

interface TimeProps {
  /** ISO 8601 UTC, or milliseconds since 1970 UTC. */
  value: string | number
  /** What is read: how long ago, that in one unit, the moment, that to the second, the day, or the moment and how long ago. */
  as?: 'ago' | 'brief' | 'instant' | 'second' | 'day' | 'both'
}

/** A moment. Hovering always shows it both in UTC and in the browser's zone. */
export function Time({ value: given, as = 'ago' }: TimeProps) {
  const [zone] = useStored(zonePreference)
  const now = serverNow(useNow(10))
  if (given === UP_TO_NOW) return <span>now</span>
  const date = new Date(given)
  // A text that is no time is shown as it came.
  if (Number.isNaN(date.getTime()))
    return <span>{typeof given === 'number' ? 'unknown' : given}</span>
  const value = typeof given === 'number' ? date.toISOString() : given
  const title = `${formatInstant(value, 'utc')}\n${formatInstant(value, 'local')}`
  return (
    <time dateTime={value} title={title}>
      {makeText(value, now, as, zone)}
    </time>
  )
}

function makeText(
  value: string,
  now: number,
  as: NonNullable<TimeProps['as']>,
  zone: 'local' | 'utc',
) {
  if (as === 'day') return formatDay(value, zone)
  if (as === 'second') {
    return formatSecond(Date.parse(value), zone === 'utc' ? 'UTC' : localZone())
  }
  if (as === 'instant') return formatInstant(value, zone)
  if (as === 'both') return `${formatInstant(value, zone)} (${relative(value, now, 2)})`
  return relative(value, now, as === 'brief' ? 1 : 2)
}

/** The time now is known to ten seconds: what lies closer is "just now". */
const RESOLUTION = 10

function relative(value: string, now: number, units: 1 | 2): string {
  const seconds = (now - Date.parse(value)) / 1000
  if (Math.abs(seconds) <= RESOLUTION) return 'just now'
  return seconds > 0
    ? `${formatDuration(seconds, units)} ago`
    : `in ${formatDuration(-seconds, units)}`
}
