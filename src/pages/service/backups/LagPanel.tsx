import { Suspense } from 'react'
import type { ReportPeriod } from '../../../api/backup-report'
import {
  summaryOf,
  type LagChart as Chart,
  type LagSeries,
  type Reading,
} from '../../../backup/lag'
import type { Objective } from '../../../backup/objective'
import { count, formatDuration } from '../../../components/format'
import { Time } from '../../../components/Time'
import { preloadable } from '../../../ui/preloadable'
import styles from './Lag.module.css'
import { LagTable } from './LagTable'
import { lagText } from './lag-text'

const LagChart = preloadable(() => import('./LagChart'))

interface LagPanelProps {
  chart: Chart
  service: string
  /** The additional region that is set. */
  region: string
  period: ReportPeriod
  objective: Objective
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
}

/** One chart of the report: in words, as a picture, and as a table. */
export function LagPanel({ chart, service, region, period, objective, from, to }: LagPanelProps) {
  const target = chart.unit === undefined ? undefined : objective.seconds / chart.unit
  const highest = Math.max(0, ...chart.series.flatMap(({ values }) => values.map((v) => v ?? 0)))
  const spoken = chart.series.map((series) => inWords(chart, series)).join(' ')
  return (
    <figure className={styles.panel} aria-label={chart.title}>
      <figcaption className={styles.caption}>
        {chart.title}, last {period}
      </figcaption>
      {chart.series.map((series, index) => (
        <Figures
          key={`${index} ${series.label}`}
          chart={chart}
          series={series}
          target={target}
          named={chart.series.length > 1 || series.label !== region}
          current={series.label === region}
        />
      ))}
      <div
        className={styles.chart}
        role="img"
        aria-label={`Chart of ${chart.title} over the last ${period}. ${spoken} The values are in the table below.`}
      >
        <Suspense>
          <LagChart.Component chart={chart} target={target} from={from} to={to} />
        </Suspense>
      </div>
      {target !== undefined && target > 0 && (
        <p className={styles.note}>
          {highest > target ? 'The dashed line is the objective' : 'Always within the objective'} of{' '}
          {formatDuration(objective.seconds)}.
        </p>
      )}
      <LagTable chart={chart} name={`${service}-${chart.key}-${period}`} />
    </figure>
  )
}

function inWords(chart: Chart, series: LagSeries): string {
  const summary = summaryOf(chart, series)
  if (!summary) return `${series.label}: nothing was measured.`
  return `${series.label}: ${summary.current ? 'now' : 'last'} ${lagText(chart, summary.latest.value)}, at most ${lagText(chart, summary.worst.value)}.`
}

interface FiguresProps {
  chart: Chart
  series: LagSeries
  target: number | undefined
  /** Whether the series has to be told from others. */
  named: boolean
  current: boolean
}

function Figures({ chart, series, target, named, current }: FiguresProps) {
  const summary = summaryOf(chart, series)
  const over =
    target === undefined ? 0 : series.values.filter((v) => v !== null && v > target).length
  const measured = series.values.filter((value) => value !== null).length
  return (
    <div className={styles.figures}>
      {named && (
        <p className={styles.series}>
          <code>{series.label}</code>
          {!current && chart.unit !== undefined && ' · not the region set now'}
        </p>
      )}
      {summary === undefined ? (
        <p className={styles.note}>Nothing was measured in this period.</p>
      ) : (
        <dl className={styles.values}>
          <div>
            <dt>{summary.current ? 'Current' : 'Last reported'}</dt>
            <dd>
              <Value chart={chart} reading={summary.latest} />
            </dd>
          </div>
          <div>
            <dt>Worst</dt>
            <dd>
              <Value chart={chart} reading={summary.worst} />
            </dd>
          </div>
          {target !== undefined && (
            <div>
              <dt>Over the objective</dt>
              <dd>
                <span className={styles.value}>{over === 0 ? 'Never' : `${over} ×`}</span>
                <span className={styles.when}>of {count(measured, 'measurement')}</span>
              </dd>
            </div>
          )}
        </dl>
      )}
      {summary && summary.missing > 0 && (
        <p className={styles.note}>
          {count(summary.missing, 'time')} without a value: left empty below.
        </p>
      )}
    </div>
  )
}

function Value({ chart, reading }: { chart: Chart; reading: Reading }) {
  return (
    <>
      <span className={styles.value}>{lagText(chart, reading.value)}</span>
      <span className={styles.when}>
        <Time value={new Date(reading.at).toISOString()} as="instant" />
      </span>
    </>
  )
}
