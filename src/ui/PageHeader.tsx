import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'
import { PageHeading } from './PageHeading'

interface PageHeaderProps {
  heading: ReactNode
  /** What belongs to the heading: a state, a button that copies it. */
  afterHeading?: ReactNode
  /** A line below the heading: what the page is about. */
  subtitle?: ReactNode
  /** What can be done on the page, and how fresh it is. */
  actions?: ReactNode
  /** Links to the pages above this one. */
  breadcrumb?: ReactNode
}

/** The top of a page. */
export function PageHeader({
  heading,
  afterHeading,
  subtitle,
  actions,
  breadcrumb,
}: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {breadcrumb !== undefined && (
        <nav aria-label="Breadcrumb" className={styles.breadcrumb}>
          {breadcrumb}
        </nav>
      )}
      <div className={styles.text}>
        <div className={styles.title}>
          <PageHeading>{heading}</PageHeading>
          {afterHeading}
        </div>
        {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
