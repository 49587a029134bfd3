import type { CopyReport, RawChart, ReportPeriod } from '~/api/backup-report-shape'
import { withZone } from '~/lib/instant'
import { DAY, HOUR, MINUTE } from '~/lib/time-units'

/** How long each period is, in milliseconds. Unverified: how long a month and a year are to Aiven. */
export const PERIOD_LENGTH: Record<ReportPeriod, number> = {
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
}

/** A chart of the report as it is drawn: oldest first, a column a series. */
export interface LagChart {
  key: string
  /** Aiven's own words. */
  title: string
  /** Seconds that one unit of the values stands for; undefined where the unit is not a time we know. */
  unit?: number
  /** Milliseconds since 1970 UTC, rising, each once. */
  times: number[]
  series: LagSeries[]
}

export interface LagSeries {
  label: string
  /** One value for each time; null where there is none. */
  values: (number | null)[]
}

/** One measurement. */
export interface Reading {
  /** Milliseconds since 1970 UTC. */
  at: number
  value: number
}

/**
 * The charts worth showing: those whose key or title speaks of lag, else all. Aiven publishes
 * neither keys nor titles of this report.
 * @param report as it was read
 * @returns `known: false` where no chart speaks of lag
 */
export function lagCharts(report: Pick<CopyReport, 'charts'>): {
  charts: LagChart[]
  known: boolean
} {
  const all = report.charts.map(({ key, chart }) => readChart(key, chart))
  const lag = all.filter(({ key, title }) => /lag/i.test(key) || /lag/i.test(title))
  return lag.length > 0 ? { charts: lag, known: true } : { charts: all, known: false }
}

function readChart(key: string, { data, hints }: RawChart): LagChart {
  const title = hints?.title || key
  const rows = new Map<number, RawChart['data']['rows'][number]>()
  for (const row of data.rows) {
    const at = readTime(row[0])
    if (at !== undefined) rows.set(at, row)
  }
  const times = [...rows.keys()].sort((a, b) => a - b)
  const series = data.cols.slice(1).map(({ label }, index) => ({
    label: label || `Column ${index + 1}`,
    values: times.map((at) => readValue(rows.get(at)?.[index + 1])),
  }))
  const unit = readUnit(title) ?? readUnit(key)
  return { key, title, times, series, ...(unit === undefined ? {} : { unit }) }
}

/**
 * Reads a time of a chart. Aiven's metrics are seen both with a zone and without: without, it is UTC.
 * @param value ISO 8601, with `T` or a blank
 * @returns milliseconds since 1970 UTC, or undefined where it is no time
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const text = withZone(value.trim())
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

function readValue(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

const UNITS: [RegExp, number][] = [
  [/^(ms|msecs?|millis|milliseconds?)$/, 0.001],
  [/^(s|secs?|seconds?)$/, 1],
  [/^(min|mins|minutes?)$/, 60],
  [/^(h|hrs?|hours?)$/, 3600],
]

/**
 * The unit that a title ends with, such as `Replication lag (s)` or `lag_seconds`. The report tells it
 * nowhere else.
 * @returns seconds that one unit stands for
 */
export function readUnit(title: string): number | undefined {
  const last = /([a-z]+)[\])\s]*$/i.exec(title)?.[1]?.toLowerCase()
  // A title of one word is a name, not a unit.
  if (last === undefined || last === title.toLowerCase()) return undefined
  return UNITS.find(([pattern]) => pattern.test(last))?.[1]
}

/**
 * A chart's title without its unit, for where values are written with units of their own.
 * @param chart as read
 */
export function titleWithoutUnit({ title, unit }: LagChart): string {
  return unit === undefined ? title : title.replace(/\s*[([][a-z]+[)\]]\s*$/i, '') || title
}

/** The newest and the highest value of a series. */
export interface Summary {
  /** The newest measurement. */
  latest: Reading
  /** Whether the newest measurement tells how it is now, and not how it was when measuring stopped. */
  current: boolean
  worst: Reading
  /** Times without a value between the first and the last one with one. */
  missing: number
}

/** A gap in the measurements: a distance between two times of this many times the usual one. */
const GAP_FACTOR = 2.5

/** How late a page may learn of a measurement, in milliseconds: it reads the report once a minute. */
const READ_LATE = 2 * MINUTE

/**
 * The newest and the highest value of a series.
 * @param chart the chart that the series is of
 * @param series one of its series
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @returns undefined where nothing was measured
 */
export function summarize(chart: LagChart, series: LagSeries, now: number): Summary | undefined {
  const { times } = chart
  const { values } = series
  const measured = times.flatMap((at, index): (Reading & { index: number })[] => {
    const value = values[index]
    return value == null ? [] : [{ at, value, index }]
  })
  const first = measured[0]
  const latest = measured.at(-1)
  if (!first || !latest) return undefined
  const gap = usualStep(chart) * GAP_FACTOR
  const worst = measured.reduce((most, reading) => (reading.value > most.value ? reading : most))
  return {
    latest: { at: latest.at, value: latest.value },
    current: latest.index === times.length - 1 && now - latest.at <= gap + READ_LATE,
    worst: { at: worst.at, value: worst.value },
    missing: latest.index - first.index + 1 - measured.length,
  }
}

/**
 * The usual distance between two measurements. Aiven measures less often the longer the period is.
 * @param chart as read
 * @returns milliseconds; 0 where there is only one
 */
export function usualStep({ times }: LagChart): number {
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

/**
 * A chart as lines are drawn from it: where measurements are further apart than usual, an empty time
 * is put between them, so that no line pretends to know what was in between.
 * @param chart as read
 */
export function withGaps(chart: LagChart): Pick<LagChart, 'times' | 'series'> {
  const usual = usualStep(chart)
  const times: number[] = []
  const sources: number[] = []
  chart.times.forEach((at, index) => {
    const before = chart.times[index - 1]
    if (before !== undefined && at - before > usual * GAP_FACTOR) {
      times.push(before + usual)
      sources.push(-1)
    }
    times.push(at)
    sources.push(index)
  })
  const series = chart.series.map(({ label, values }) => ({
    label,
    values: sources.map((source) => values[source] ?? null),
  }))
  return { times, series }
}
