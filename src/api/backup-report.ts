import { queryOptions } from '@tanstack/react-query'
import { readCharts, reportSchema, type CopyReport, type ReportPeriod } from './backup-report-shape'
import { backupsQuery } from './backups'
import { apiPath, call } from './client'

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
      const answer = await call({
        method: 'POST',
        path: apiPath`/v1/project/${project}/service/${service}/backup_to_another_region/report`,
        body: { period },
        answer: reportSchema,
        signal,
      })
      return readCharts(answer)
    },
  })
}
