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
    <section ref={tellHeight} className={clsx(styles.bar, top && styles.top)} aria-label={label}>
      {children}
    </section>
  )
}

/** CSS pixels around the bar: what is above it does not touch it. */
const AROUND = 16

/** Tells the style sheets how high the bar is: its words wrap on a narrow screen. */
function tellHeight(bar: HTMLElement | null) {
  if (!bar) return undefined
  const { style } = document.documentElement
  const observer = new ResizeObserver(() =>
    style.setProperty('--bar-height', `${bar.offsetHeight + AROUND}px`),
  )
  observer.observe(bar)
  return () => {
    observer.disconnect()
    style.removeProperty('--bar-height')
  }
}
