import type { ReactNode } from 'react'
import styles from './DataTable.module.css'

/** A plain table with a name; on a narrow screen it scrolls sideways within itself. */
export function DataTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        {children}
      </table>
    </div>
  )
}

export const cell = { number: styles.number, muted: styles.muted }
