import styles from './RowGap.module.css'

/** Rows that are not in the page keep their place. */
export function RowGap({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" className={styles.gap}>
      {/* Nothing is in it: it only takes room. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td style={{ height }} />
    </tr>
  )
}
