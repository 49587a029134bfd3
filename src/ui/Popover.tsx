import { useId, type ReactNode } from 'react'
import { Button } from './Button'
import { ChevronIcon } from './icons'
import menu from './Menu.module.css'
import styles from './Popover.module.css'

/** A button that shows more controls below it, on the native popover. */
export function Popover({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  return (
    <>
      <Button small popoverTarget={id}>
        {label}
        <ChevronIcon />
      </Button>
      <div id={id} popover="auto" role="group" aria-label={label} className={menu.menu}>
        <div className={styles.body}>{children}</div>
      </div>
    </>
  )
}
