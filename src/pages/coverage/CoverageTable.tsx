import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Fragment, useCallback, useEffect, useRef, type MouseEvent } from 'react'
import type { CoverageRow } from '~/fleet/coverage'
import { cardsOnPhones, linkedTable } from '~/ui/DataTable'
import { RowGap } from '~/ui/RowGap'
import { textScale } from '~/ui/text-scale'
import { useVirtualRows } from '~/ui/use-virtual-rows'
import { walkRows } from '~/ui/walk-rows'
import { COLUMNS } from './columns'
import styles from './CoverageTable.module.css'
import { Head } from './Head'
import { isPlainClick } from './plain-click'
import type { ColumnKey, CoverageSearch } from './search-params'
import { ServiceRow } from './ServiceRow'
import type { SetSearch } from './use-search'
import type { Selection } from './use-selection'

/** Every row is as high as every other, as in CoverageTable.module.css: none needs to be laid out. */
const rowHeight = () => Math.round(61 * textScale())
/** About as high as a card, which is measured. */
const cardHeight = () => Math.round(165 * textScale())

const CHECKBOX = { label: '' }

interface CoverageTableProps {
  rows: readonly CoverageRow[]
  columns: readonly ColumnKey[]
  /** A list of cards. */
  phone: boolean
  search: CoverageSearch
  set: SetSearch
  selection: Selection
  /** Told which rows in sight are still to be looked up, by their keys. */
  onSight: (keys: readonly string[]) => void
}

/** Thousands of services, of which only those in sight are in the page. */
export function CoverageTable(props: CoverageTableProps) {
  const { rows, columns, phone, search, set, selection, onSight } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const virtual = useVirtualRows(body, {
    name: 'coverage',
    count: rows.length,
    list: rows,
    estimate: phone ? cardHeight : rowHeight,
    few: 0,
  })
  // Printing draws every row; it asks for none.
  const inSight = virtual.printed ? [] : virtual.rows
  useSight(
    inSight.flatMap(({ index }) => (rows[index]?.protection.undecided ? [rows[index].key] : [])),
    onSight,
  )
  const cards = cardsOnPhones([CHECKBOX, ...columns.map((key) => COLUMNS[key])])
  const total = columns.reduce((sum, key) => sum + COLUMNS[key].width, 0)
  const openRow = useOpenRow()

  return (
    <table
      className={clsx(linkedTable, cards.className, styles.coverage)}
      style={cards.style}
      aria-label="Services of all projects"
      aria-rowcount={rows.length + 1}
    >
      <colgroup>
        <col className={styles.checkColumn} />
        {columns.map((key) => (
          <col key={key} style={{ width: `${(100 * COLUMNS[key].width) / total}%` }} />
        ))}
      </colgroup>
      <Head rows={rows} columns={columns} search={search} set={set} selection={selection} />
      {/* Clicks and keys of the links in the rows, caught once for all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody
        ref={body}
        onClick={openRow}
        onKeyDown={(event) => walkRows(event, rows.length, virtual)}
      >
        {virtual.rows.map(({ index, gap }) => {
          const row = rows[index]
          return (
            row && (
              <Fragment key={row.key}>
                <RowGap height={gap} />
                <ServiceRow
                  ref={phone ? virtual.measure : undefined}
                  row={row}
                  index={index}
                  columns={columns}
                  selected={selection.keys.has(row.key)}
                  onSelect={selection.toggle}
                />
              </Fragment>
            )
          )
        })}
        <RowGap height={virtual.after} />
      </tbody>
    </table>
  )
}

/** Keys that were in sight are kept: what is being looked up must not be called off by its answer. */
function useSight(keys: readonly string[], onSight: (keys: readonly string[]) => void) {
  const known = useRef(new Set<string>())
  const joined = keys.join(' ')
  useEffect(() => {
    const before = known.current.size
    for (const key of joined === '' ? [] : joined.split(' ')) known.current.add(key)
    if (known.current.size > before) onSight([...known.current])
  }, [joined, onSight])
}

/**
 * A plain click on a row's link stays in the console; all else is left to the browser. The router's
 * own links cost ten times as much each, which tells when rows fly by.
 */
function useOpenRow() {
  const navigate = useNavigate()
  return useCallback(
    (event: MouseEvent) => {
      const link = (event.target as HTMLElement).closest('a')
      if (!link || !isPlainClick(event)) return
      event.preventDefault()
      const { project = '', service = '' } = link.dataset
      void navigate({
        to: '/projects/$project/services/$service/backups',
        params: { project, service },
      })
    },
    [navigate],
  )
}
