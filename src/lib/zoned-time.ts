import { MINUTE } from './time-units'

/** What a clock on the wall shows: `2026-10-25` and `03:30:00`, without a zone. */
export interface WallTime {
  /** YYYY-MM-DD */
  date: string
  /** HH:MM:SS, 24 hours. */
  time: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A style, and the zone whose clocks are read: an IANA name. */
type DateStyle = Intl.DateTimeFormatOptions & { timeZone: string }

/**
 * One for each style and zone, as making one costs as much as a hundred uses. A zone that the browser does
 * not know is UTC. English, as its parts are read here and shown nowhere.
 */
function findDateFormat(style: DateStyle): Intl.DateTimeFormat {
  const key = JSON.stringify(style)
  let format = formats.get(key)
  if (!format) {
    const timeZone = isZone(style.timeZone) ? style.timeZone : 'UTC'
    formats.set(key, (format = new Intl.DateTimeFormat('en-GB', { ...style, timeZone })))
  }
  return format
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }))
  } catch {
    return false
  }
}

/**
 * The browser's own zone, such as `Europe/Helsinki`.
 * @returns undefined where the browser names no zone that it knows: some say `Etc/Unknown`, or nothing
 */
export function namedLocalZone(): string | undefined {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone
  // Engines that know this name count in UTC by it; others refuse the name that they gave.
  return zone && zone !== 'Etc/Unknown' && isZone(zone) ? zone : undefined
}

/** The browser's own zone; UTC where it has none: see `namedLocalZone`. */
export function localZone(): string {
  return namedLocalZone() ?? 'UTC'
}

const WALL_STYLE = {
  calendar: 'gregory',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const

/**
 * What the clocks of a zone show at a moment; parts of a second are left out.
 * @param instant milliseconds since 1970 UTC
 * @param zone an IANA name
 */
export function toWallTime(instant: number, zone: string): WallTime {
  const parts = new Map(
    findDateFormat({ ...WALL_STYLE, timeZone: zone })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    date: `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}:${of('second')}`,
  }
}

/**
 * How far a zone is ahead of UTC at a moment.
 * @param instant milliseconds since 1970 UTC
 * @returns milliseconds; negative west of Greenwich
 */
export function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000
  return asIfUtc(toWallTime(whole, zone)) - whole
}

/** `UTC+3`, `UTC−2:30`, `UTC+0`. */
export function formatOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE)
  const rest = minutes % 60
  const hours = `${offset < 0 ? '−' : '+'}${Math.floor(minutes / 60)}`
  return `UTC${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/**
 * What a clock shows, read as if it stood in UTC.
 * @returns milliseconds since 1970 UTC
 */
export function asIfUtc({ date, time }: WallTime): number {
  return Date.parse(`${date}T${time}Z`)
}
