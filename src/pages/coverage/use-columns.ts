import { useMemo } from 'react'
import { textScale } from '~/ui/text-scale'
import { useWidth } from '~/ui/use-width'
import { columnsFor } from './columns'
import type { ColumnKey, CoverageSearch } from './search-params'

interface ShownColumns {
  /** The same array for the same columns: rows that have not changed do not re-render. */
  columns: readonly ColumnKey[]
  /** The table is a list of cards, as in the style sheets. */
  phone: boolean
  /** Given to the element that is as wide as the table. */
  ref: ReturnType<typeof useWidth>[1]
}

/** The columns that were chosen, or that there is room for. */
export function useColumns(chosen: CoverageSearch['columns']): ShownColumns {
  const [width, ref] = useWidth()
  // `useWidth` re-renders when the window changes, so this is read again.
  const phone = matchMedia('(width < 35rem)').matches
  const room = phone ? 'card' : width / textScale()
  const columns = useMemo(() => columnsFor(room, chosen), [room, chosen])
  return { columns, phone, ref }
}
