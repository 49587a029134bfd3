import { useId, type ReactNode, type Ref } from 'react'
import { looks } from './looks'
import styles from './Section.module.css'

interface SectionProps {
  title: string
  /** Directly below the page's heading, a section is one of the second level. */
  level?: 2 | 3
  actions?: ReactNode
  /** For a heading that takes the focus. */
  headingRef?: Ref<HTMLHeadingElement> | undefined
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, level = 3, actions, headingRef, children }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.header}>
        <Heading id={id} ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
          {title}
        </Heading>
        {actions && <div className={looks.buttons}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
