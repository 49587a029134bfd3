import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  tone: 'info' | 'success' | 'warning' | 'danger'
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Read out as soon as it appears: for the outcome of what the user just did. */
  announce?: boolean
}

export function Notice({ tone, title, children, actions, announce }: NoticeProps) {
  return (
    <div
      className={clsx(styles.notice, styles[tone])}
      role={announce ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <div className={styles.text}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
