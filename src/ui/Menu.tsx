import { useId, useRef, type KeyboardEvent } from 'react'
import { Button } from './Button'
import { ChevronIcon } from './icons'
import styles from './Menu.module.css'
import { pressedKey } from './pressed-key'

export interface MenuItem {
  label: string
  onSelect: () => void
  /** Why it cannot be chosen: it stays visible and reachable, so that the reason can be read. */
  disabledReason?: string | undefined
  /** Called when the item is pointed at or focused: to load what it opens. */
  onApproach?: () => void
}

interface MenuProps {
  label: string
  items: readonly MenuItem[]
}

/**
 * A button with a menu, on the native popover: the browser closes it on Escape and on a click
 * elsewhere, and gives the focus back to the button. The arrow keys walk the items.
 */
export function Menu({ label, items }: MenuProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  const entries = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
  ]

  function onKeyDown(event: KeyboardEvent) {
    const key = pressedKey(event)
    if (key === undefined) return
    const all = entries()
    const at = all.findIndex((item) => item === document.activeElement)
    const target = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at <= 0 ? all.length : at) - 1,
      Home: 0,
      End: all.length - 1,
    }[key]
    if (target !== undefined) {
      event.preventDefault()
      all[target]?.focus()
    } else if (key === 'Tab') {
      list.current?.hidePopover()
    }
  }

  return (
    <>
      <Button
        small
        popoverTarget={id}
        aria-haspopup="menu"
        onKeyDown={(event) => {
          if (pressedKey(event) !== 'ArrowDown') return
          event.preventDefault()
          event.currentTarget.click()
        }}
      >
        {label}
        <ChevronIcon />
      </Button>
      {/* The focus is on the items, which bubble their keys to here. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onKeyDown={onKeyDown}
      >
        {items.map((item, index) => (
          <button
            key={item.label}
            // The browser focuses it as the menu opens: an event would come after the next key.
            // React's own autoFocus is for the time when an element is made.
            ref={(button) => void button?.toggleAttribute('autofocus', index === 0)}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={item.disabledReason !== undefined || undefined}
            aria-describedby={item.disabledReason === undefined ? undefined : `${id}-${index}`}
            aria-label={item.label}
            className={styles.item}
            onPointerEnter={item.onApproach}
            onFocus={item.onApproach}
            onClick={() => {
              if (item.disabledReason !== undefined) return
              // First, so that what opens gives the focus back to the button.
              list.current?.hidePopover()
              item.onSelect()
            }}
          >
            {item.label}
            {item.disabledReason !== undefined && (
              <span id={`${id}-${index}`} className={styles.reason}>
                {item.disabledReason}
              </span>
            )}
          </button>
        ))}
      </div>
    </>
  )
}
