import { HOUR, MINUTE } from './time-units'

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
 * @returns undefined where it tells none that it can count in: some say `Etc/Unknown`, or nothing
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
 * The moments at which the clocks of a zone show a time: one as a rule, none when the clocks skip it
 * (they are put forward), two when they show it twice (they are put back).
 * @returns milliseconds since 1970 UTC, earliest first
 * @throws nothing: a time that is none (`2026-02-30`) has no moment; see `isWallTime`
 */
export function findInstants(wall: WallTime, zone: string): number[] {
  if (!isWallTime(wall)) return []
  const naive = asIfUtc(wall)
  const candidates = new Set(
    [naive - 26 * HOUR, naive + 26 * HOUR].map((near) => naive - offsetAt(near, zone)),
  )
  return [...candidates]
    .filter((instant) => asIfUtc(toWallTime(instant, zone)) === naive)
    .toSorted((a, b) => a - b)
}

/** The hole in a zone's time that a wall time falls into. */
export interface Gap {
  /** The moment at which the clocks were put forward, milliseconds since 1970 UTC. */
  at: number
  /** What they would have shown, and what they showed instead. */
  from: WallTime
  to: WallTime
}

/** The hole that a time falls into that the clocks of a zone never show; undefined where there is none. */
export function gapAround(wall: WallTime, zone: string): Gap | undefined {
  if (!isWallTime(wall) || findInstants(wall, zone).length > 0) return undefined
  const naive = asIfUtc(wall)
  const before = offsetAt(naive - 26 * HOUR, zone)
  const after = offsetAt(naive + 26 * HOUR, zone)
  // The change lies between the moments that the two offsets make of the time.
  let low = naive - Math.max(before, after)
  let high = naive - Math.min(before, after)
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  const wouldHave = toWallTime(high + before, 'UTC')
  return { at: high, from: wouldHave, to: toWallTime(high, zone) }
}

/** Tells whether there is such a day and such a time of day. */
export function isWallTime({ date, time }: WallTime): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time))
    return false
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}

/**
 * A time of day as people type it (`9:30`, `0930`, `09:30:00`), completed to the second.
 * @returns the text itself where it is none
 */
export function completeTime(text: string): string {
  const [, hour = '', minute = '', second = '00'] =
    /^\s*(\d{1,2})[:.]?(\d\d)(?:[:.]?(\d\d))?\s*$/.exec(text) ?? []
  return minute === '' ? text : `${hour.padStart(2, '0')}:${minute}:${second}`
}

/**
 * A moment that was copied from somewhere else, a log for example: a day, a time and a zone.
 * @returns milliseconds since 1970 UTC, whole seconds; undefined where the text is anything else
 */
export function parseInstant(text: string): number | undefined {
  const [, date, time, zone = ''] =
    /^\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)\s*$/i.exec(
      text,
    ) ?? []
  if (date === undefined || time === undefined || !isWallTime({ date, time })) return undefined
  const offset = /\d/.test(zone) ? zone.replace(/(\d\d):?(\d\d)$/, '$1:$2') : 'Z'
  const instant = Date.parse(`${date}T${time}${offset}`)
  return Number.isNaN(instant) ? undefined : instant
}

function asIfUtc({ date, time }: WallTime): number {
  return Date.parse(`${date}T${time}Z`)
}
