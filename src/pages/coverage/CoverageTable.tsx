import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { CoverageRow } from '~/fleet/coverage'
import { afterPaint } from '~/ui/after-paint'
import { linkedTable } from '~/ui/DataTable'
import { textScale } from '~/ui/text-scale'
import { useSettled } from '~/ui/use-settled'
import { useWidth } from '~/ui/use-width'
import { COLUMNS, columnsFor } from './columns'
import styles from './CoverageTable.module.css'
import { Head } from './Head'
import { isPlainClick } from './plain-click'
import type { CoverageSearch } from './search-params'
import { ServiceRow } from './ServiceRow'
import type { SetSearch } from './use-search'
import type { Selection } from './use-selection'

/** Every row is as high as every other, as in CoverageTable.module.css: none needs to be laid out. */
const rowHeight = () => Math.round(61 * textScale())
const OVERSCAN = 8

interface CoverageTableProps {
  rows: readonly CoverageRow[]
  search: CoverageSearch
  set: SetSearch
  selection: Selection
  /** Told which rows in sight are still to be looked up, by their keys. */
  onSight: (keys: readonly string[]) => void
}

/** Thousands of services, of which only those in sight are in the page. */
export function CoverageTable({ rows, search, set, selection, onSight }: CoverageTableProps) {
  const [width, widthRef] = useWidth()
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useTop(body)
  // Other rows: first those in sight, those around them in the next moment.
  const overscan = useSettled(rows) === rows ? OVERSCAN : 0
  // It tells what is in sight anew at each scroll: nothing of it may be remembered.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: rowHeight,
    overscan,
    scrollMargin: top,
  })
  const visible = virtual.getVirtualItems()
  useSight(
    visible.flatMap(({ index }) =>
      rows[index]?.protection.state === 'checking' ? [rows[index].key] : [],
    ),
    onSight,
  )
  const before = (visible[0]?.start ?? top) - top
  const after = virtual.getTotalSize() - ((visible.at(-1)?.end ?? top) - top)
  // The same array for the same columns: rows that have not changed are not drawn again.
  const columns = useMemo(
    () => columnsFor(width / textScale(), search.columns),
    [width, search.columns],
  )
  const total = columns.reduce((sum, key) => sum + COLUMNS[key].width, 0)
  const openRow = useOpenRow()

  /** The arrow keys walk from row to row, also to those that are not in the page yet. */
  function onKeyDown(event: KeyboardEvent) {
    const at = Number((event.target as HTMLElement).closest('tr')?.dataset['index'] ?? NaN)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined || !(event.target instanceof HTMLAnchorElement)) return
    if (!(target >= 0 && target < rows.length)) return
    event.preventDefault()
    virtual.scrollToIndex(target)
    focusRow(body.current, target)
  }

  return (
    <div ref={widthRef}>
      <table
        className={clsx(linkedTable, styles.coverage)}
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
        <tbody ref={body} onClick={openRow} onKeyDown={onKeyDown}>
          {before > 0 && <Gap height={before} />}
          {visible.map(({ index }) => {
            const row = rows[index]
            return (
              row && (
                <ServiceRow
                  key={row.key}
                  row={row}
                  index={index}
                  columns={columns}
                  selected={selection.keys.has(row.key)}
                  onSelect={selection.toggle}
                />
              )
            )
          })}
          {after > 0 && <Gap height={after} />}
        </tbody>
      </table>
    </div>
  )
}

/** Keys that were in sight stay told: what is being looked up must not be called off by its answer. */
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
 * How far an element is from the top of the page, in CSS pixels. What stands above may grow or shrink
 * at any time: it is measured again after each frame that this was drawn for, when that costs nothing.
 */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  // The first frame needs it: else rows are drawn for a table at the top of the page.
  // oxlint-disable-next-line react/set-state-in-effect
  useLayoutEffect(() => setTop(findTop(element.current)), [element])
  useEffect(() => afterPaint(() => setTop(findTop(element.current))))
  return top
}

function findTop(element: HTMLElement | null): number {
  return Math.round((element?.getBoundingClientRect().top ?? 0) + window.scrollY)
}

/** What is not in the page takes its place. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden="true" className={styles.gap}>
      {/* Nothing is in it: it only takes room. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td style={{ height }} />
    </tr>
  )
}

/** Waits for the row to be drawn: scrolling to it comes first. */
function focusRow(body: HTMLElement | null, index: number, tries = 8) {
  const link = body?.querySelector<HTMLElement>(`tr[data-index="${index}"] a`)
  if (link) link.focus()
  else if (tries > 0) requestAnimationFrame(() => focusRow(body, index, tries - 1))
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
