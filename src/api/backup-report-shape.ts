import * as z from 'zod/mini'

/** The periods that the report can be asked for; each ends now. */
export const REPORT_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const
export type ReportPeriod = (typeof REPORT_PERIODS)[number]

/** A cell that is no number, or a time that is no text, is unknown, not an error. */
const cell = z.catch(z.union([z.string(), z.number(), z.null()]), null)

const chartSchema = z.object({
  data: z.object({
    /** The first column is the time. */
    cols: z.array(z.object({ label: z.catch(z.string(), '') })),
    rows: z.array(z.array(cell)),
  }),
  hints: z.catch(z.nullish(z.object({ title: z.nullish(z.string()) })), null),
})

/** A chart as Aiven sends it. */
export type RawChart = z.output<typeof chartSchema>

/** What the report of copying to another region holds. */
export interface CopyReport {
  /** By their keys, in the order that Aiven sends them. */
  charts: { key: string; chart: RawChart }[]
  /** Keys of charts whose shape is not the one known: the others are shown all the same. */
  unreadable: string[]
}

/** What Aiven answers: see `readCharts`. */
export const reportSchema = z.object({ metrics: z.nullish(z.record(z.string(), z.unknown())) })

/** Parses each chart on its own: one that is odd does not take the rest with it. */
export function readCharts({ metrics }: z.output<typeof reportSchema>): CopyReport {
  const report: CopyReport = { charts: [], unreadable: [] }
  for (const [key, value] of Object.entries(metrics ?? {})) {
    const chart = chartSchema.safeParse(value)
    if (chart.success) report.charts.push({ key, chart: chart.data })
    else report.unreadable.push(key)
  }
  return report
}
