import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { copyReportQuery } from '~/api/backup-report'
import type { CopyReport, ReportPeriod } from '~/api/backup-report-shape'
import { hasStatus } from '~/api/errors'
import { pollInterval, type Service } from '~/api/services'
import { lagCharts } from '~/backup/lag'
import type { Objective } from '~/backup/objective'
import { secondaryRegion } from '~/backup/secondary-region'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Notice } from '~/ui/Notice'
import styles from './Lag.module.css'
import { LagPanel, preloadChart } from './LagPanel'

interface LagProps {
  project: string
  service: Service
  period: ReportPeriod
  objective: Objective
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
}

/** How far the copies were behind, as Aiven reports it. */
export function Lag({ project, service, period, ...rest }: LagProps) {
  const region = secondaryRegion(service.user_config)
  return (
    <div className={styles.lag}>
      <h4>Replication lag</h4>
      {region === undefined ? (
        <p className={styles.note}>No secondary backup location is set, so nothing is copied.</p>
      ) : (
        <Report project={project} service={service} period={period} region={region} {...rest} />
      )}
    </div>
  )
}

function Report({ project, service, period, region, ...rest }: LagProps & { region: string }) {
  useEffect(preloadChart, [])
  const report = useQuery({
    ...copyReportQuery(project, service.service_name, period),
    // Selected here, so that the charts are new objects only when the report tells something new.
    select: readLagCharts,
    // A role does not change from one minute to the next.
    refetchInterval: ({ state }) => (hasStatus(state.error, 403) ? false : pollInterval(false)),
  })
  if (report.isError && hasStatus(report.error, 403)) {
    return (
      <Notice tone="info" title="You don’t have access to this service’s replication lag">
        <p>
          Aiven’s response: “{report.error.message}”. Viewing it requires permission to change the
          service’s configuration, as viewing the backups does.
        </p>
      </Notice>
    )
  }
  return (
    <>
      {report.isError && (
        <ErrorNotice
          error={report.error}
          title="The replication lag could not be loaded"
          consequence={
            report.data === undefined
              ? 'Copying itself is not affected.'
              : 'Shown below is the last known data.'
          }
          onRetry={() => void report.refetch()}
          retrying={report.isFetching}
        />
      )}
      {report.isPending && (
        <div className={styles.loading} role="status">
          <span className="visually-hidden">Loading the replication lag</span>
        </div>
      )}
      {report.data && (
        <Charts
          report={report.data}
          service={service.service_name}
          region={region}
          period={period}
          {...rest}
        />
      )}
    </>
  )
}

function readLagCharts(report: CopyReport) {
  return { ...lagCharts(report), unreadable: report.unreadable }
}

interface ChartsProps extends Omit<LagProps, 'project' | 'service'> {
  report: ReturnType<typeof readLagCharts>
  service: string
  region: string
}

function Charts({ report: { charts, known, unreadable }, ...rest }: ChartsProps) {
  return (
    <>
      {unreadable.length > 0 && (
        <Notice tone="warning" title="Part of Aiven’s report has an unknown format">
          <p>It is not shown: {unreadable.join(', ')}.</p>
        </Notice>
      )}
      {charts.length === 0 && unreadable.length === 0 && (
        <p className={styles.note}>
          Aiven reports no replication lag for this service: nothing is copied yet, or nothing has
          been measured.
        </p>
      )}
      {charts.length > 0 && !known && (
        <p className={styles.note}>
          No chart in Aiven’s report is named lag, so all are shown under Aiven’s own names.
        </p>
      )}
      {charts.map((chart) => (
        <LagPanel key={chart.key} chart={chart} {...rest} />
      ))}
    </>
  )
}
