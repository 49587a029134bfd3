import { writeDate, writeTime } from './format'
import { DAY, HOUR, MINUTE } from './time-units'

const STEPS = [5, 10, 15, 30].map((minutes) => minutes * MINUTE)
STEPS.push(...[1, 2, 3, 6, 12].map((hours) => hours * HOUR))
STEPS.push(...[1, 2, 7, 14].map((days) => days * DAY))

const MONTH_STEPS = [1, 2, 3, 6, 12]
const MONTH = 30 * DAY

export interface Tick {
  /** Milliseconds since 1970 UTC. */
  at: number
  label: string
}

type Zone = 'local' | 'utc'

/**
 * Round times between two, for the axis under a picture.
 * @param from milliseconds since 1970 UTC
 * @param to the same, later
 * @param most how many at most
 */
export function timeTicks(from: number, to: number, most: number, zone: Zone): Tick[] {
  const span = to - from
  const step = STEPS.find((candidate) => span / candidate <= most)
  const ticks: Tick[] = []
  if (step === undefined) {
    const months = MONTH_STEPS.find((count) => span / (count * MONTH) <= most) ?? 12
    const start = new Date(toWall(from, zone))
    const first = Math.ceil((start.getUTCMonth() + 1) / months) * months
    for (let month = first; ; month += months) {
      const at = toInstant(Date.UTC(start.getUTCFullYear(), month, 1), zone)
      if (at > to) return ticks
      ticks.push({ at, label: writeDate(toWall(at, zone), 'month') })
    }
  }
  // Steps are counted on the wall's clock: midnight stays a tick when the clocks change.
  for (let wall = Math.ceil(toWall(from, zone) / step) * step; ; wall += step) {
    const at = toInstant(wall, zone)
    if (at > to) return ticks
    if (at < from) continue
    const shown = toWall(at, zone)
    const midnight = wall % DAY === 0
    ticks.push({ at, label: midnight ? writeDate(shown, 'day of the year') : writeTime(shown) })
  }
}

/** What a clock on the wall shows, as if it were UTC. */
function toWall(at: number, zone: Zone): number {
  return zone === 'utc' ? at : at - new Date(at).getTimezoneOffset() * MINUTE
}

function toInstant(wall: number, zone: Zone): number {
  if (zone === 'utc') return wall
  const guess = wall + new Date(wall).getTimezoneOffset() * MINUTE
  return wall + new Date(guess).getTimezoneOffset() * MINUTE
}

/** About how wide the widest label is, in CSS pixels: in English `Sept 2026`. */
export function widestLabel(): number {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 28))
  const labels = months.flatMap((at) => [writeDate(at, 'month'), writeDate(at, 'day of the year')])
  return LETTER * Math.max(...labels.map(({ length }) => length))
}

/** CSS pixels, at a size of 12. */
const LETTER = 6

const VALUE_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
VALUE_STEPS.push(...[1, 2, 3, 6, 12, 24, 48, 168, 336, 720, 1440, 4320].map((h) => h * 3600))

/**
 * Round lengths of time from 0 to beyond a highest value, for the axis beside a chart.
 * @param highest seconds
 */
export function durationTicks(highest: number): number[] {
  const step = VALUE_STEPS.find((candidate) => highest / candidate <= 4) ?? highest / 4
  const count = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
