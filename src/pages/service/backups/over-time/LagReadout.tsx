import type { LagChart } from '~/backup/lag'
import { formatInstant } from '~/lib/format'
import styles from './LagChart.module.css'
import { lagText } from '~/words/lag'

interface LagReadoutProps {
  chart: LagChart
  /** The time that is pointed at, in milliseconds since 1970 UTC. */
  at: number | undefined
  zone: 'local' | 'utc'
}

/** The lines by name and, where the pointer is, their values. */
export function LagReadout({ chart, at, zone }: LagReadoutProps) {
  const index = at === undefined ? -1 : chart.times.indexOf(at)
  return (
    <p className={styles.readout}>
      {chart.series.map(({ label, values }, series) => (
        <span key={`${series} ${label}`} className={styles.name}>
          <span className={styles[`line${series % 4}`]} />
          {label}
          {at !== undefined && <span>{': '}</span>}
          {at !== undefined &&
            (values[index] == null ? (
              <span>no value</span>
            ) : (
              <span>{lagText(chart, values[index])}</span>
            ))}
        </span>
      ))}
      {at !== undefined && <span>{formatInstant(new Date(at).toISOString(), zone)}</span>}
    </p>
  )
}
