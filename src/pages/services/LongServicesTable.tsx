import { useRef } from 'react'
import { useVirtualRows } from '~/ui/use-virtual-rows'
import type { Row } from './rows'
import { ServicesTable } from './ServicesTable'

/** Most rows have two lines; those with three or four are measured. */
const rowHeight = () => 61

/** Many services, of which only those in sight are in the page. */
export default function LongServicesTable(props: { rows: readonly Row[]; project: string }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const virtual = useVirtualRows(body, {
    name: 'services',
    count: props.rows.length,
    list: props.rows,
    estimate: rowHeight,
  })
  return <ServicesTable {...props} body={body} virtual={virtual} />
}
