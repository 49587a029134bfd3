import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './ActionBar.module.css'

interface ActionBarProps {
  label: string
  /** At the window's top where there is room for it: else at its end. */
  top?: boolean
  /** What it is about, with what can wait as `<small>`, which a low window leaves out; then the buttons. */
  children: ReactNode
}

/** What can be done with a page as a whole, in sight wherever one reads on it. */
export function ActionBar({ label, top = false, children }: ActionBarProps) {
  return (
    <section className={clsx(styles.bar, top && styles.top)} aria-label={label}>
      {children}
    </section>
  )
}
