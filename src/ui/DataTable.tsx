import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './DataTable.module.css'

interface DataTableProps {
  label: string
  /** How many rows it has, that of the head included, where not all of them are in the page. */
  rowCount?: number
  children: ReactNode
}

/** A plain table with a name; on a narrow screen it scrolls sideways within itself. */
export function DataTable({ label, rowCount, children }: DataTableProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label} aria-rowcount={rowCount}>
        {children}
      </table>
    </div>
  )
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
