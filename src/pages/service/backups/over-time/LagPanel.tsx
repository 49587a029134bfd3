import type { ReportPeriod } from '~/api/backup-report-shape'
import {
  summarize,
  titleWithoutUnit,
  usualStep,
  type LagChart as Chart,
  type LagSeries,
  type Reading,
} from '~/backup/lag'
import type { Objective } from '~/backup/objective'
import { count, formatDuration } from '~/lib/format'
import { Time } from '~/components/Time'
import { preloadable } from '~/ui/preloadable'
import styles from './Lag.module.css'
import { LagTable } from './LagTable'
import { isTargetDrawn } from './lag-target'
import { lagText } from '~/words/lag'

const LagChart = preloadable(() => import('./LagChart'), { missing: NoChart })

/** Loads the chart's code while its values are on their way. */
export function preloadChart(): void {
  void LagChart.preload()
}

interface LagPanelProps {
  chart: Chart
  service: string
  /** The additional region that is set. */
  region: string
  period: ReportPeriod
  objective: Objective
  /** Milliseconds since 1970 UTC; `to` is now, by the server's clock. */
  from: number
  to: number
}

/** One chart of the report: in words, as a picture, and as a table. */
export function LagPanel({ chart, service, region, period, objective, from, to }: LagPanelProps) {
  const target = chart.unit === undefined ? undefined : objective.seconds / chart.unit
  const measured = chart.series.some(({ values }) => values.some((value) => value !== null))
  const title = titleWithoutUnit(chart)
  const step = usualStep(chart)
  const spoken = chart.series.map((series) => inWords(chart, series, to)).join(' ')
  return (
    <figure className={styles.panel} aria-label={title}>
      <figcaption className={styles.caption}>
        {title}, last {period}
      </figcaption>
      {chart.series.map((series, index) => (
        <Figures
          key={`${index} ${series.label}`}
          chart={chart}
          series={series}
          target={target}
          named={chart.series.length > 1 || series.label !== region}
          current={series.label === region}
          now={to}
        />
      ))}
      {measured && (
        <>
          <div
            className={styles.chart}
            role="img"
            aria-label={`Chart of ${title} over the last ${period}. ${spoken} The values are in the table below.`}
          >
            <LagChart.Component key={chart.key} chart={chart} target={target} from={from} to={to} />
          </div>
          {step > 0 && (
            <p className={styles.note}>
              Aiven reports one value every {formatDuration(step / 1000)} for the last {period}: a
              peak between two values does not show.
            </p>
          )}
          {target !== undefined && (
            <p className={styles.note}>
              {isTargetDrawn(chart, target)
                ? `The dashed line is the RPO of ${formatDuration(objective.seconds)}.`
                : `The RPO of ${formatDuration(objective.seconds)} is above this chart’s range.`}
            </p>
          )}
          <LagTable chart={chart} name={`${service}-${chart.key}-${period}`} />
        </>
      )}
    </figure>
  )
}

/** The picture is one of three ways to read the values: without it the page still serves. */
function NoChart() {
  return (
    <p className={styles.note}>
      The chart could not be drawn; reload the page to try again. The values are in the table below.
    </p>
  )
}

function inWords(chart: Chart, series: LagSeries, now: number): string {
  const summary = summarize(chart, series, now)
  if (!summary) return `${series.label}: no data.`
  return `${series.label}: ${summary.current ? 'now' : 'last'} ${lagText(chart, summary.latest.value)}, at most ${lagText(chart, summary.worst.value)}.`
}

interface FiguresProps {
  chart: Chart
  series: LagSeries
  target: number | undefined
  /** Whether the series has to be told from others. */
  named: boolean
  /** Whether it is of the region that is set now. */
  current: boolean
  now: number
}

function Figures({ chart, series, target, named, current, now }: FiguresProps) {
  const summary = summarize(chart, series, now)
  const over =
    target === undefined ? 0 : series.values.filter((v) => v !== null && v > target).length
  const measured = series.values.filter((value) => value !== null).length
  return (
    <div className={styles.figures}>
      {named && (
        <p className={styles.series}>
          <code>{series.label}</code>
          {!current && chart.unit !== undefined && <span>{' · not the region set now'}</span>}
        </p>
      )}
      {summary === undefined ? (
        <p className={styles.note}>No data for this period.</p>
      ) : (
        <dl className={styles.values}>
          <div>
            <dt>{summary.current ? 'Current' : 'Last reported'}</dt>
            <dd>
              <Value chart={chart} reading={summary.latest} />
            </dd>
          </div>
          <div>
            <dt>Worst reported</dt>
            <dd>
              <Value chart={chart} reading={summary.worst} />
            </dd>
          </div>
          {target !== undefined && (
            <div>
              <dt>Above RPO</dt>
              <dd>
                <span className={styles.value}>
                  {over === 0 ? 'Never' : `${over} of ${measured}`}
                </span>
                <span className={styles.when}>
                  {over === 0 ? `in ${count(measured, 'sample')}` : 'samples'}
                </span>
              </dd>
            </div>
          )}
        </dl>
      )}
      {summary && summary.missing > 0 && (
        <p className={styles.note}>
          {count(summary.missing, 'time')}{' '}
          {summary.missing === 1
            ? 'has no value and is left empty below.'
            : 'have no value and are left empty below.'}
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
        <Time value={reading.at} as="instant" />
      </span>
    </>
  )
}
