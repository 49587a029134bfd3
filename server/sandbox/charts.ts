import { ApiError } from './errors'
import type { JsonObject } from './json'
import { DAY, HOUR, iso, MINUTE, SECOND } from './time'
import { compile, problemMessage } from './validation'

/** A span of time up to now and how far apart its points are, both in ms. */
export interface Period {
  length: number
  step: number
}

/** Aiven samples an hour every 30 seconds. Unverified: the steps of the other periods. */
const PERIODS: Readonly<Record<string, Period>> = {
  hour: { length: HOUR, step: 30 * SECOND },
  day: { length: DAY, step: 5 * MINUTE },
  week: { length: 7 * DAY, step: 30 * MINUTE },
  month: { length: 30 * DAY, step: 2 * HOUR },
  year: { length: 365 * DAY, step: DAY },
}

/** Unverified. */
const DEFAULT_PERIOD = 'hour'

const checkBody = compile({
  type: 'object',
  properties: {
    period: { type: 'string', enum: Object.keys(PERIODS) },
    kafka_topic_name: { type: 'string' },
  },
})

/**
 * The period that the body of a request for charts names.
 * @throws ApiError 400 in Aiven's words
 */
export function requestedPeriod(body: JsonObject): Period {
  const problem = checkBody(body)
  const period = PERIODS[typeof body.period === 'string' ? body.period : DEFAULT_PERIOD]
  if (!problem && period) return period
  throw new ApiError(400, problemMessage(problem ?? { path: ['period'], text: 'unknown period' }))
}

/**
 * The moments (ms, oldest first) at which a period that ends at `now` is sampled: whole steps, so
 * that a chart that is read again tells the same of the same moment.
 */
export function sampleTimes({ length, step }: Period, now: number): number[] {
  const last = Math.floor(now / step) * step
  const count = Math.floor(length / step)
  return Array.from({ length: count }, (_, i) => last - (count - 1 - i) * step)
}

/** One line of a chart; null where there is nothing to tell. `at` is in ms. */
export interface Column {
  label: string
  valueAt: (at: number) => number | null
}

/** A chart in the form that Google's library takes: the time first, then a column a line. */
export function chart(title: string, times: readonly number[], columns: readonly Column[]) {
  return {
    data: {
      cols: [
        { label: 'time', type: 'date' },
        ...columns.map(({ label }) => ({ label, type: 'number' })),
      ],
      rows: times.map((at): [string, ...(number | null)[]] => [
        iso(at),
        ...columns.map(({ valueAt }) => valueAt(at)),
      ]),
    },
    hints: { title },
  }
}
