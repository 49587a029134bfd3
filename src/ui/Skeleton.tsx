import styles from './Skeleton.module.css'

interface SkeletonProps {
  /** How many lines to draw. */
  lines?: number | undefined
  label?: string
}

/** Grey lines where content will be; the label is what a screen reader hears. */
export function Skeleton({ lines = 4, label = 'Loading' }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  )
}
