import { clsx } from 'clsx'
import type { CSSProperties, ReactNode, Ref } from 'react'
import styles from './DataTable.module.css'
import { EmptyState } from './EmptyState'
import { markFitting } from './mark-fitting'

/** What a table says of one of its columns. */
export interface Column {
  /** Its name, which a card on a phone shows above the value. */
  label: string
  /** The heading, where it is more than the label. */
  heading?: ReactNode
  className?: string | undefined
}

interface DataTableProps {
  label: string
  columns: readonly Column[]
  /** How many rows it has, that of the head included, where not all of them are in the page. */
  rowCount?: number
  body?: Ref<HTMLTableSectionElement>
  /** What is said in place of the table where it has no rows. */
  empty?: string | undefined
  /** The rows of the body. */
  children: ReactNode
}

/** A plain table with a name; on a narrow screen it is a list of cards, or scrolls within itself. */
export function DataTable({ label, columns, rowCount, body, empty, children }: DataTableProps) {
  if (empty !== undefined)
    return (
      <EmptyState>
        <p>{empty}</p>
      </EmptyState>
    )
  const { className, style } = cardsOnPhones(columns)
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={markFitting} className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table
        className={clsx(styles.table, className)}
        style={style}
        aria-label={label}
        aria-rowcount={rowCount}
      >
        <thead>
          <tr aria-rowindex={rowCount && 1}>
            {columns.map((column, index) => (
              <th key={`${index} ${column.label}`} scope="col" className={column.className}>
                {column.heading ?? column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>{children}</tbody>
      </table>
    </div>
  )
}

/** How many columns fit on a phone side by side. */
const FEW = 2

/**
 * What makes the rows of a table cards on a phone, where its columns do not fit side by side. It
 * stays a table: a screen reader walks its rows and cells, and hears the headings.
 */
export function cardsOnPhones(columns: readonly Column[]) {
  if (columns.length <= FEW) return {}
  const labels = columns.map(({ label }, index) => [`--label-${index + 1}`, JSON.stringify(label)])
  // React's type of a style knows no custom properties.
  return { className: styles.cards, style: Object.fromEntries(labels) as CSSProperties }
}

/** The looks of a table whose rows are links as a whole: of the link that is its `cell.name`. */
export const linkedTable = clsx(styles.table, styles.linked)

/** The looks of what stands in a table. */
export const cell = {
  number: styles.number,
  nowrap: styles.nowrap,
  /** A link or a button in a heading that sorts. */
  sort: styles.sort,
  /** What a row is about. */
  name: styles.name,
  muted: styles.muted,
  /** A line of its own below what it is about. */
  note: styles.note,
  warning: styles.warning,
}
