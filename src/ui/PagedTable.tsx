import { formatNumber } from '~/lib/format'
import { useState, type ReactNode } from 'react'
import { Button } from './Button'
import { DataTable, type Column } from './DataTable'
import styles from './PagedTable.module.css'
import { SearchField } from './SearchField'
import { usePrinting } from './use-printing'

/** How many rows are in the page: seven such tables together stay below 150. */
const PAGE = 20

interface PagedTableProps<T> {
  /** The name of the table, and of what is searched. */
  label: string
  items: readonly T[]
  /** What an item is found by: every word that is typed must be in it. */
  makeText: (item: T) => string
  /** @param matching what matches the search */
  renderHead: (matching: readonly T[]) => readonly Column[]
  /** A row; `index` counts from 0 among all items, whatever is searched. */
  renderRow: (item: T, index: number) => ReactNode
}

/** A table of any length, shown a page at a time and printed whole; long ones can be searched. */
export function PagedTable<T>(props: PagedTableProps<T>) {
  const { label, items, makeText, renderHead, renderRow } = props
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState(0)
  const size = usePrinting() ? Math.max(PAGE, items.length) : PAGE
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const entries = items.map((item, index) => ({ item, index }))
  const matching =
    words.length === 0
      ? entries
      : entries.filter(({ item }) => {
          const text = makeText(item).toLowerCase()
          return words.every((word) => text.includes(word))
        })
  // There may be fewer than when somebody turned to this page.
  const last = Math.max(0, Math.ceil(matching.length / size) - 1)
  const page = Math.min(asked, last)
  const from = page * size
  const shown = matching.slice(from, from + size)
  return (
    <div>
      {items.length > PAGE && (
        <div className={styles.tools}>
          <SearchField
            label={`Search ${label}`}
            placeholder={`Search all ${formatNumber(items.length)}`}
            value={query}
            onChange={(text) => {
              setQuery(text)
              setAsked(0)
            }}
          />
          <span role="status" className={styles.where}>
            {whereWords(from, shown.length, matching.length, items.length)}
          </span>
          <Button
            small
            disabledReason={page === 0 ? 'This is the first page' : undefined}
            onClick={() => setAsked(page - 1)}
          >
            Previous <span className="visually-hidden">of {label}</span>
          </Button>
          <Button
            small
            disabledReason={page === last ? 'This is the last page' : undefined}
            onClick={() => setAsked(page + 1)}
          >
            Next <span className="visually-hidden">of {label}</span>
          </Button>
        </div>
      )}
      <DataTable
        label={label}
        columns={renderHead(matching.map(({ item }) => item))}
        empty={shown.length === 0 ? 'Nothing matches the search.' : undefined}
      >
        {shown.map(({ item, index }) => renderRow(item, index))}
      </DataTable>
    </div>
  )
}

function whereWords(from: number, shown: number, matching: number, all: number): string {
  if (matching === 0) return `None of ${formatNumber(all)} match`
  const range = `${formatNumber(from + 1)}–${formatNumber(from + shown)} of ${formatNumber(matching)}`
  return matching === all ? range : `${range} that match`
}
