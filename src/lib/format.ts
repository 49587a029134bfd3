import { localDate, localNumber, type DateForm } from './locale'
import { formatOffset, offsetAt, toWallTime } from './zoned-time'

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** What a number that is none is called: every text made of numbers comes from this file. */
const UNKNOWN = 'unknown'

/** Lengths beyond a century say no more than that. */
const CENTURY = 36_525 * DAY

/**
 * A length of time in words of one or two units: `42 s`, `7 min`, `3 h 20 min`, `4 days 2 h`; `unknown`
 * for what is no number.
 * @param seconds not negative
 * @param units how many units at most
 */
export function formatDuration(seconds: number, units: 1 | 2 = 2): string {
  if (Number.isNaN(seconds)) return UNKNOWN
  if (seconds > CENTURY) return 'over 100 years'
  const s = Math.max(0, Math.round(seconds))
  if (s < MINUTE) return `${s} s`
  if (s < HOUR) return `${Math.floor(s / MINUTE)} min`
  if (s < DAY) return pair(Math.floor(s / HOUR), 'h', Math.floor((s % HOUR) / MINUTE), 'min', units)
  const days = Math.floor(s / DAY)
  const unit = days === 1 ? 'day' : 'days'
  return days < 14 ? pair(days, unit, Math.floor((s % DAY) / HOUR), 'h', units) : `${days} ${unit}`
}

function pair(
  big: number,
  bigUnit: string,
  small: number,
  smallUnit: string,
  units: 1 | 2,
): string {
  return small === 0 || units === 1
    ? `${big} ${bigUnit}`
    : `${big} ${bigUnit} ${small} ${smallUnit}`
}

/**
 * Bytes in units of 1024, as Aiven's console shows backup sizes.
 * @param bytes not negative
 */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return UNKNOWN
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${writeNumber(value, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`
}

/** The years 1 to 9999, in milliseconds since 1970 UTC: what is beyond is no moment of anybody's. */
const FIRST_INSTANT = -62_135_596_800_000
const LAST_INSTANT = 253_402_300_799_999

// Not by Intl: a browser's first use of it takes 60 ms, a slow phone's 200 ms, before the first rows.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

function isMoment(instant: number): boolean {
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT
}

/**
 * A date in the reader's form: `21 Aug 2026`, `21 Aug`, `Aug 2026`.
 * @param wall the clock on the wall as if it were UTC, in milliseconds
 */
export function writeDate(wall: number, form: DateForm = 'day'): string {
  const local = localDate(wall, form)
  if (local !== undefined) return local
  const date = new Date(wall)
  const day = form === 'month' ? '' : `${date.getUTCDate()} `
  const year = form === 'day of the year' ? '' : ` ${date.getUTCFullYear()}`
  return `${day}${MONTHS[date.getUTCMonth()]}${year}`
}

/** The time of day to the minute, in 24 hours for every reader. */
export function writeTime(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16)
}

/** The clock on the wall as if it were UTC: a browser's zone can change while a page is open. */
function toWall(date: Date, zone: 'local' | 'utc'): number {
  const offset = zone === 'utc' ? 0 : date.getTimezoneOffset()
  return date.getTime() - offset * MINUTE * 1000
}

/** A day and a time of day to the minute, in 24 hours, with the zone named. */
export function formatInstant(iso: string, zone: 'local' | 'utc'): string {
  const date = new Date(iso)
  const wall = toWall(date, zone)
  if (!isMoment(wall)) return UNKNOWN
  return `${writeDate(wall)}, ${writeTime(wall)} ${zone === 'utc' ? 'UTC' : formatOffsetAt(date)}`
}

/**
 * A moment to the second on the clocks of a zone, with the offset: `21 Aug 2026, 12:30:00 UTC+3`.
 * @param instant milliseconds since 1970 UTC
 * @param zone an IANA name
 */
export function formatSecond(instant: number, zone: string): string {
  if (!isMoment(instant)) return UNKNOWN
  const { date, time } = toWallTime(instant, zone)
  return `${writeDate(Date.parse(date))}, ${time} ${zone === 'UTC' ? 'UTC' : formatOffset(offsetAt(instant, zone))}`
}

/** A day, such as `3 Nov 2025`. */
export function formatDay(iso: string, zone: 'local' | 'utc'): string {
  const wall = toWall(new Date(iso), zone)
  return isMoment(wall) ? writeDate(wall) : UNKNOWN
}

function formatOffsetAt(date: Date): string {
  return formatOffset(-date.getTimezoneOffset() * MINUTE * 1000)
}

/**
 * How many times the objective an age is. What is beyond 1 never reads as 1: that would look within.
 * @param ratio not negative
 */
export function formatRatio(ratio: number): string {
  if (Number.isNaN(ratio)) return UNKNOWN
  if (ratio >= 10_000) return `over ${formatNumber(9999)}`
  if (ratio === 0) return '0'
  if (ratio < 0.05) return `under ${formatNumber(0.1, 1)}`
  const digits = ratio >= 10 ? 0 : ratio > 1 && ratio < 1.05 ? 2 : 1
  const rounded = Number(ratio.toFixed(digits))
  return ratio > 1 && rounded === 1 ? 'just over 1' : writeNumber(rounded, digits)
}

/** A number that has no thousands, or few. */
function writeNumber(n: number, digits: number): string {
  return localNumber(n, digits) ?? n.toFixed(digits)
}

/**
 * The one way to write a number, in the reader's form: `12,345`, `0.4110`. Not by Intl, as above.
 * @param digits how many stand after the point
 */
export function formatNumber(n: number, digits = 0): string {
  if (!Number.isFinite(n)) return UNKNOWN
  const text = n.toFixed(digits)
  const [whole = '', ...rest] = text.split('.')
  // Rounded before, so that it is the same number in every form.
  return (
    localNumber(Number(text), digits) ??
    [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.')
  )
}

/**
 * A number with no more digits than it needs: `1.5`, `2`.
 * @param most how many stand after the point at most
 */
export function formatRounded(n: number, most: number): string {
  const rounded = Number(n.toFixed(most))
  return formatNumber(rounded, String(rounded).split('.')[1]?.length)
}

/** `1 backup`, `2 backups`; the plural is given where it is not the word with an s. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(n)} ${n === 1 ? noun : plural}`
}
