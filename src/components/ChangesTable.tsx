import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { cell, DataTable } from '~/ui/DataTable'
import styles from './ChangesTable.module.css'

/** One value as it is and as it will be, in words. */
export interface ShownChange {
  key: string
  name: ReactNode
  before: string
  /** There is no value now. */
  unset?: boolean
  after: string
}

interface ChangesTableProps {
  /** What each row is about, for the head. */
  subject: string
  changes: readonly ShownChange[]
}

/** What saving changes, for every dialog that shows it first. */
export function ChangesTable({ subject, changes }: ChangesTableProps) {
  return (
    <DataTable
      label="Changes"
      columns={[{ label: subject }, { label: 'Now' }, { label: 'After saving' }]}
    >
      {changes.map(({ key, name, before, unset, after }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          <td className={styles.value}>
            <span className={clsx(unset && cell.muted)}>{before}</span>
          </td>
          <td className={styles.value}>
            <strong>{after}</strong>
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
