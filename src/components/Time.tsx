import { serverNow } from '../api/server-clock'
import { usePreference, zonePreference } from '../ui/preferences'
import { useTick } from '../ui/use-now'
import { formatDay, formatDuration, formatInstant } from './format'

interface TimeProps {
  /** ISO 8601 UTC. */
  value: string
  /** What is read: how long ago, the moment itself, the day, or the moment with how long ago. */
  as?: 'ago' | 'instant' | 'day' | 'both'
}

/** A moment. Hovering always shows it both in UTC and in the browser's zone. */
export function Time({ value, as = 'ago' }: TimeProps) {
  const [zone] = usePreference(zonePreference)
  useTick(10)
  if (Number.isNaN(Date.parse(value))) return <span>{value}</span>
  const title = `${formatInstant(value, 'utc')}\n${formatInstant(value, 'local')}`
  return (
    <time dateTime={value} title={title}>
      {textOf(value, as, zone)}
    </time>
  )
}

function textOf(value: string, as: NonNullable<TimeProps['as']>, zone: 'local' | 'utc') {
  if (as === 'day') return formatDay(value, zone)
  if (as === 'instant') return formatInstant(value, zone)
  if (as === 'both') return `${formatInstant(value, zone)} (${relative(value)})`
  return relative(value)
}

function relative(value: string): string {
  const seconds = (serverNow() - Date.parse(value)) / 1000
  return seconds >= 0 ? `${formatDuration(seconds)} ago` : `in ${formatDuration(-seconds)}`
}
