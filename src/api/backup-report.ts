import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { backupsQuery } from './backups'
import { apiPath, call } from './client'

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

const answerSchema = z.object({ metrics: z.nullish(z.record(z.string(), z.unknown())) })

/**
 * How the copies of a service's backups in another region stood over a period. Aiven asks for it
 * with POST, but it changes nothing: it is a read, and repeated like one. Reading it needs the
 * permission `service:configuration:write` at Aiven: 403 otherwise. Its key lies below that of the
 * backups: what makes one of them outdated makes both be read again.
 * @param project the project's name
 * @param service the service's name
 * @param period how far back, up to now
 */
export function copyReportQuery(project: string, service: string, period: ReportPeriod) {
  return queryOptions({
    queryKey: [...backupsQuery(project, service).queryKey, 'report', period],
    queryFn: async ({ signal }): Promise<CopyReport> => {
      const { metrics } = await call({
        method: 'POST',
        path: apiPath`/v1/project/${project}/service/${service}/backup_to_another_region/report`,
        body: { period },
        answer: answerSchema,
        signal,
      })
      return readCharts(metrics ?? {})
    },
  })
}

/** Parses each chart on its own: one that is odd does not take the rest with it. */
function readCharts(metrics: Record<string, unknown>): CopyReport {
  const report: CopyReport = { charts: [], unreadable: [] }
  for (const [key, value] of Object.entries(metrics)) {
    const chart = chartSchema.safeParse(value)
    if (chart.success) report.charts.push({ key, chart: chart.data })
    else report.unreadable.push(key)
  }
  return report
}
