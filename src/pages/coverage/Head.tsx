import { useRouter } from '@tanstack/react-router'
import { memo } from 'react'
import { formatNumber } from '~/lib/format'
import type { CoverageRow } from '~/fleet/coverage'
import { cell } from '~/ui/DataTable'
import { SortHeading } from '~/ui/SortHeading'
import { COLUMNS } from './columns'
import styles from './CoverageTable.module.css'
import { isPlainClick } from './plain-click'
import type { ColumnKey, CoverageSearch } from './search-params'
import type { Selection } from './use-selection'
import type { SetSearch } from './use-search'

interface HeadProps {
  rows: readonly CoverageRow[]
  columns: readonly ColumnKey[]
  search: CoverageSearch
  set: SetSearch
  selection: Selection
}

/** The headings: they choose all and sort. */
export const Head = memo(function Head({ rows, columns, search, set, selection }: HeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles.check}>
          <SelectAll rows={rows} selection={selection} />
        </th>
        {columns.map((key) => (
          <SortableHeader key={key} column={key} search={search} set={set} />
        ))}
      </tr>
    </thead>
  )
})

function SelectAll({ rows, selection }: Pick<HeadProps, 'rows' | 'selection'>) {
  const { keys, setAll } = selection
  const all = rows.length > 0 && keys.size >= rows.length && rows.every(({ key }) => keys.has(key))
  return (
    <input
      type="checkbox"
      aria-label={`Select all ${formatNumber(rows.length)} that match`}
      title={`Select all ${formatNumber(rows.length)} that match`}
      checked={all}
      ref={(input) => {
        if (input) input.indeterminate = keys.size > 0 && !all
      }}
      onChange={() => setAll(all ? [] : rows.map(({ key }) => key))}
    />
  )
}

interface SortableHeaderProps {
  column: ColumnKey
  search: CoverageSearch
  set: SetSearch
}

/** A real link, as all that changes what is shown; the router's own would be slow, as in the rows. */
function SortableHeader({ column, search, set }: SortableHeaderProps) {
  const { stringifySearch } = useRouter().options
  const { label, sort } = COLUMNS[column]
  const { sort: current = 'state', desc = false } = search
  const active = current === sort
  const change = {
    sort: sort === 'state' ? undefined : sort,
    desc: (active && !desc) || undefined,
  }
  return (
    <SortHeading
      label={label}
      className={column === 'ratio' ? cell.number : undefined}
      active={active}
      desc={desc}
      renderLink={(link) => (
        <a
          {...link}
          href={`/coverage${stringifySearch({ ...search, ...change })}`}
          title={label}
          onClick={(event) => {
            if (!isPlainClick(event)) return
            event.preventDefault()
            set(change)
          }}
        />
      )}
    />
  )
}
