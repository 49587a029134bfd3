import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './Chip.module.css'

export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral'

interface ChipProps {
  tone: Tone
  children: ReactNode
  title?: string | undefined
  /** A hollow dot: nothing has been seen yet. */
  hollow?: boolean
}

export function Chip({ tone, children, title, hollow }: ChipProps) {
  return (
    <span className={clsx(styles.chip, styles[tone], hollow && styles.hollow)} title={title}>
      {children}
    </span>
  )
}
