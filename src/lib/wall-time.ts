import { HOUR } from './time-units'
import { asIfUtc, offsetAt, toWallTime, type WallTime } from './zoned-time'

/**
 * The moments at which the clocks of a zone show a time: one as a rule, none when the clocks skip it
 * (they are put forward), two when they show it twice (they are put back).
 * @returns milliseconds since 1970 UTC, earliest first
 * @throws nothing: a date that does not exist (`2026-02-30`) gives no moment; see `isWallTime`
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
