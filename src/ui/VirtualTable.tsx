import { Fragment, useRef, type ReactNode, type Ref } from 'react'
import { DataTable } from './DataTable'
import { RowGap } from './RowGap'
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
  /** About how high a row is, in CSS pixels; the same function each time. Rows are measured. */
  rowHeight: () => number
  /** The cells of the head. */
  head: ReactNode
  renderRow: (item: T, row: RowProps) => ReactNode
}

/** A plain table of few or of thousands of rows: where they are many, those in sight are in the page. */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { label, items, keyOf, rowHeight, head, renderRow } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const virtual = useVirtualRows(body, { name: label, count: items.length, estimate: rowHeight })
  return (
    <DataTable label={label} rowCount={items.length + 1}>
      <thead>
        <tr aria-rowindex={1}>{head}</tr>
      </thead>
      <tbody ref={body}>
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
      </tbody>
    </DataTable>
  )
}
