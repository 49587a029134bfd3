import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useNavigate, useRouter } from '@tanstack/react-router'
import {
  memo,
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
import type { CoverageRow } from '../../backup/coverage'
import { ProtectionBadge, ServiceStateBadge } from '../../components/Badges'
import { formatDuration, formatRatio } from '../../components/format'
import { protectionReason } from '../../components/protection-reason'
import { PLACEMENT_WORDS, serviceTypeName } from '../../components/words'
import { SortDownIcon, SortUpIcon } from '../../ui/icons'
import { afterPaint } from '../../ui/after-paint'
import { useSettled } from '../../ui/use-settled'
import { useWidth } from '../../ui/use-width'
import { COLUMNS, columnsFor } from './columns'
import styles from './CoverageTable.module.css'
import type { ColumnKey, CoverageSearch } from './search'
import type { SetSearch } from './use-search'
import type { Selection } from './use-selection'

/** Every row is as high as every other: where a row stands is known without laying it out. */
const ROW_HEIGHT = 61
const OVERSCAN = 8

interface CoverageTableProps {
  rows: readonly CoverageRow[]
  search: CoverageSearch
  set: SetSearch
  selection: Selection
}

/** Thousands of services, of which only those in sight are in the page. */
export function CoverageTable({ rows, search, set, selection }: CoverageTableProps) {
  const [width, widthRef] = useWidth()
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useTop(body)
  // Other rows: first those in sight, those around them in the next moment.
  const overscan = useSettled(rows) === rows ? OVERSCAN : 0
  // It tells what is in sight anew at each scroll: nothing of it may be remembered.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan,
    scrollMargin: top,
  })
  const visible = virtual.getVirtualItems()
  const before = (visible[0]?.start ?? top) - top
  const after = virtual.getTotalSize() - ((visible.at(-1)?.end ?? top) - top)
  // The same array for the same columns: rows that have not changed are not drawn again.
  const columns = useMemo(() => columnsFor(width, search.columns), [width, search.columns])
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
        className={styles.table}
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

interface HeadProps extends CoverageTableProps {
  columns: readonly ColumnKey[]
}

const Head = memo(function Head({ rows, columns, search, set, selection }: HeadProps) {
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

/**
 * How far an element is from the top of the page, in CSS pixels. What stands above may grow or shrink
 * at any time: it is measured again after each frame that this was drawn for, when that costs nothing.
 */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  // The first frame needs it: else rows are drawn for a table at the top of the page.
  // oxlint-disable-next-line react/set-state-in-effect
  useLayoutEffect(() => setTop(topOf(element.current)), [element])
  useEffect(() => afterPaint(() => setTop(topOf(element.current))))
  return top
}

function topOf(element: HTMLElement | null): number {
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

/** Neither for another tab or window nor for saving: those are the browser's. */
function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
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

function SelectAll({ rows, selection }: Pick<CoverageTableProps, 'rows' | 'selection'>) {
  const { keys, setAll } = selection
  const all = rows.length > 0 && keys.size >= rows.length && rows.every(({ key }) => keys.has(key))
  return (
    <input
      type="checkbox"
      aria-label={`Select all ${rows.length.toLocaleString('en')} that match`}
      title={`Select all ${rows.length.toLocaleString('en')} that match`}
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
    <th
      scope="col"
      className={column === 'ratio' ? styles.number : undefined}
      aria-sort={active ? (desc ? 'descending' : 'ascending') : undefined}
    >
      <a
        href={`/coverage${stringifySearch({ ...search, ...change })}`}
        className={styles.sort}
        title={label}
        onClick={(event) => {
          if (!isPlainClick(event)) return
          event.preventDefault()
          set(change)
        }}
      >
        {label}
        {active && (desc ? <SortDownIcon /> : <SortUpIcon />)}
      </a>
    </th>
  )
}

interface ServiceRowProps {
  row: CoverageRow
  index: number
  columns: readonly ColumnKey[]
  selected: boolean
  onSelect: (key: string) => void
}

const ServiceRow = memo(function ServiceRow(props: ServiceRowProps) {
  const { row, index, columns, selected, onSelect } = props
  const { project, service } = row.service
  return (
    <tr aria-rowindex={index + 2} data-index={index} data-selected={selected || undefined}>
      <td className={styles.check}>
        <input
          type="checkbox"
          aria-label={`Select ${service} of ${project}`}
          checked={selected}
          onChange={() => onSelect(row.key)}
        />
      </td>
      {columns.map((key) => {
        const Cell = CELLS[key]
        return <Cell key={key} row={row} columns={columns} />
      })}
    </tr>
  )
})

interface CellProps {
  row: CoverageRow
  columns: readonly ColumnKey[]
}

const CELLS: Record<ColumnKey, (props: CellProps) => React.JSX.Element> = {
  service: ServiceCell,
  state: StateCell,
  type: ({ row: { service } }) => (
    <td title={`${serviceTypeName(service.type)}, ${service.plan}`}>
      <span className={styles.line}>{serviceTypeName(service.type)}</span>
      <span className={styles.secondary}>{service.plan}</span>
    </td>
  ),
  status: ({ row: { service } }) => (
    <td>
      <ServiceStateBadge state={service.state} />
    </td>
  ),
  cloud: ({ row: { service } }) => <CloudCell cloud={service.cloud} />,
  primary: ({ row: { service } }) => <CloudCell cloud={service.primary} none="unknown" />,
  secondary: ({ row: { service } }) => <CloudCell cloud={service.copies.region} none="none" />,
  copy: ({ row: { protection } }) => (
    <td title={protection.recoveryPoint}>
      {protection.age === undefined ? (
        <span className={styles.none}>none seen</span>
      ) : (
        <time dateTime={protection.recoveryPoint} className={styles.line}>
          {formatDuration(protection.age)}
        </time>
      )}
    </td>
  ),
  ratio: ({ row: { protection } }) => (
    <td
      className={styles.number}
      title={`Objective: ${formatDuration(protection.objective.seconds)}`}
    >
      {protection.ratio === undefined ? '' : `${formatRatio(protection.ratio)} ×`}
    </td>
  ),
}

function ServiceCell({ row: { service }, columns }: CellProps) {
  const { project, service: name } = service
  const path = `/projects/${encodeURIComponent(project)}/services/${encodeURIComponent(name)}/backups`
  return (
    <th scope="row">
      <a
        href={path}
        className={styles.link}
        data-project={project}
        data-service={name}
        title={name}
      >
        {name}
      </a>
      <span className={styles.secondary} title={project}>
        {project}
        {!columns.includes('type') && ` · ${serviceTypeName(service.type)}`}
      </span>
    </th>
  )
}

function StateCell({ row: { service, protection, warnings }, columns }: CellProps) {
  const reason = protectionReason(protection, service.type)
  const [first, ...others] = warnings
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  const narrow = !columns.includes('secondary') && protection.region !== undefined
  return (
    <td title={[reason, ...warnings.map((one) => PLACEMENT_WORDS[one])].join('\n')}>
      <ProtectionBadge protection={protection} />
      {first !== undefined && (
        <span className={styles.warning}>{PLACEMENT_WORDS[first] + more}</span>
      )}
      {first === undefined && protection.pauseReason !== undefined && (
        <span className={styles.secondary}>“{protection.pauseReason}”</span>
      )}
      {first === undefined && protection.pauseReason === undefined && narrow && (
        <span className={styles.secondary}>
          <code>{protection.region}</code>
        </span>
      )}
    </td>
  )
}

function CloudCell({ cloud, none }: { cloud: string | undefined; none?: string }) {
  return (
    <td title={cloud}>
      {cloud === undefined ? (
        <span className={styles.none}>{none}</span>
      ) : (
        <code className={styles.cloud}>{cloud}</code>
      )}
    </td>
  )
}
