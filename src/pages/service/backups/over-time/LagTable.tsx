import { useState } from 'react'
import type { LagChart } from '~/backup/lag'
import { writeCsv } from '~/lib/csv'
import { count, formatRounded } from '~/lib/format'
import { Time } from '~/components/Time'
import { Button } from '~/ui/Button'
import { cell, DataTable } from '~/ui/DataTable'
import { download } from '~/ui/download'
import styles from './Lag.module.css'

/** Rows that are shown at first, and with every further step. */
const PAGE = 50

interface LagTableProps {
  chart: LagChart
  /** The file's name, without its ending. */
  name: string
}

/** All values of a chart: to read by keyboard, newest first, and to take away. */
export function LagTable({ chart, name }: LagTableProps) {
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState(PAGE)
  const total = chart.times.length
  return (
    <div className={styles.data}>
      <details
        className={styles.details}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>Values as a table ({count(total, 'row')})</summary>
        {open && (
          <>
            <DataTable
              label={`Values of ${chart.title}`}
              columns={[
                { label: 'Time' },
                ...chart.series.map(({ label }) => ({ label, className: cell.number })),
              ]}
            >
              {indices(total, shown).map((index) => (
                <ValueRow key={chart.times[index]} chart={chart} index={index} />
              ))}
            </DataTable>
            {shown < total && (
              <Button small onClick={() => setShown(shown + PAGE)}>
                Show {Math.min(PAGE, total - shown)} older rows
              </Button>
            )}
          </>
        )}
      </details>
      <Button
        small
        onClick={() =>
          download(
            `${name.replaceAll(/[^\w.-]+/g, '_')}.csv`,
            () => writeCsv(makeTable(chart)),
            'text/csv',
          )
        }
      >
        Download CSV
      </Button>
    </div>
  )
}

/** The newest first. */
function indices(total: number, shown: number): number[] {
  return Array.from({ length: Math.min(total, shown) }, (_, index) => total - 1 - index)
}

function ValueRow({ chart, index }: { chart: LagChart; index: number }) {
  const at = chart.times[index] ?? 0
  return (
    <tr>
      <th scope="row">
        <Time value={at} as="instant" />
      </th>
      {chart.series.map(({ label, values }, column) => (
        <td key={`${column} ${label}`} className={cell.number}>
          {writeValue(values[index]) ?? <span className={cell.muted}>No value</span>}
        </td>
      ))}
    </tr>
  )
}

/** With all the digits that it has, or nearly. */
function writeValue(value: number | null | undefined): string | undefined {
  return value == null ? undefined : formatRounded(value, 10)
}

/** Oldest first, as tools that draw them expect; times in UTC. */
function makeTable(chart: LagChart): (string | number | null)[][] {
  return [
    ['time', ...chart.series.map(({ label }) => `${label}: ${chart.title}`)],
    ...chart.times.map((at, index) => [
      new Date(at).toISOString(),
      ...chart.series.map(({ values }) => values[index] ?? null),
    ]),
  ]
}
