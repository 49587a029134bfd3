import type { OutageTotals } from '~/fleet/outage'
import { formatNumber } from '~/lib/format'
import { lossText } from '~/words/outage'
import styles from './Totals.module.css'

/** What comes of an outage, in numbers. */
export function Totals({ totals }: { totals: OutageTotals }) {
  return (
    <dl className={styles.totals} aria-label="Totals">
      <Total name="Services affected" value={totals.struck} />
      <Total
        name="Recoverable"
        value={totals.recoverable}
        tone="good"
        note={totals.paused > 0 ? `${formatNumber(totals.paused)} from paused copies` : undefined}
      />
      <Total
        name="Lost"
        value={totals.lost}
        tone={totals.lost > 0 ? 'bad' : undefined}
        note={totals.lost > 0 ? 'with all data' : undefined}
      />
      <Total name="Unknown" value={totals.unknown} />
      <Total name="Largest data loss, of those recoverable" {...largestLoss(totals)} />
      <Total name="Other services affected" value={totals.weakened} note={weakenedText(totals)} />
    </dl>
  )
}

/** What is lost completely has no such figure: where nothing else is left, there is none. */
function largestLoss(totals: OutageTotals): Pick<TotalProps, 'value' | 'note'> {
  const { struck, recoverable, unknown, worstLoss, worstAtMost, unknownLoss } = totals
  if (struck === 0) return { value: '–' }
  if (recoverable === 0) {
    return { value: '–', note: `no service ${unknown > 0 ? 'known to be ' : ''}recoverable` }
  }
  return {
    value: lossText({ loss: worstLoss, atMost: worstAtMost }),
    note: unknownLoss > 0 ? `unknown for ${formatNumber(unknownLoss)}` : undefined,
  }
}

function weakenedText({ losingCopy, unknownCopy, losingPrimary }: OutageTotals): string {
  const unknown = unknownCopy > 0 ? `, unknown for ${formatNumber(unknownCopy)}` : ''
  return `${losing(losingCopy)} copies${unknown}, ${losing(losingPrimary)} primary backups`
}

function losing(services: number): string {
  return `${formatNumber(services)} ${services === 1 ? 'loses' : 'lose'}`
}

interface TotalProps {
  name: string
  value: number | string
  tone?: 'good' | 'bad' | undefined
  note?: string | undefined
}

function Total({ name, value, tone, note }: TotalProps) {
  return (
    <div data-tone={tone}>
      <dt>{name}</dt>
      <dd className={styles.figure}>{typeof value === 'number' ? formatNumber(value) : value}</dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
    </div>
  )
}
