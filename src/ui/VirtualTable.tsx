import { formatNumber } from '~/lib/format'
import { Fragment, useRef, useState, type ReactNode, type Ref } from 'react'
import { Button } from './Button'
import { DataTable, type Column } from './DataTable'
import { RowGap } from './RowGap'
import { usePrinting } from './use-printing'
import { useVirtualRows } from './use-virtual-rows'

/** What the `<tr>` of each row takes. */
export interface RowProps {
  ref: Ref<HTMLTableRowElement>
  'aria-rowindex': number
  'data-index': number
}

interface VirtualTableProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T, index: number) => string
  columns: readonly Column[]
  /** What is said where there are no items. */
  empty?: string
  renderRow: (item: T, row: RowProps) => ReactNode
  /** How many rows are shown until all are asked for. */
  first?: number
}

/** How high a row of two lines is, in CSS pixels; those with more are measured. */
const twoLines = () => 59

/** A plain table of few or of thousands of rows: where they are many, those in sight are in the page. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { label, keyOf, columns, empty, renderRow, first } = props
  const [all, setAll] = useState(false)
  const printed = usePrinting()
  const total = props.items.length
  const short = first !== undefined && total > first && !all && !printed
  const items = short ? props.items.slice(0, first) : props.items
  const body = useRef<HTMLTableSectionElement>(null)
  const virtual = useVirtualRows(body, {
    name: label,
    count: items.length,
    list: props.items,
    estimate: twoLines,
  })
  const table = (
    <DataTable
      label={label}
      columns={columns}
      rowCount={total + 1}
      body={body}
      empty={total === 0 ? empty : undefined}
    >
      {virtual.rows.map(({ index, gap }) => {
        const item = items[index]
        return (
          item && (
            <Fragment key={keyOf(item, index)}>
              <RowGap height={gap} />
              {renderRow(item, {
                ref: virtual.measure,
                'aria-rowindex': index + 2,
                'data-index': index,
              })}
            </Fragment>
          )
        )
      })}
      <RowGap height={virtual.after} />
    </DataTable>
  )
  if (first === undefined || total <= first) return table
  return (
    <>
      {table}
      <div>
        <Button look="quiet" small onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${formatNumber(total)}`}
        </Button>
      </div>
    </>
  )
}
