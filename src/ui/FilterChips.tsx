import { clsx } from 'clsx'
import { useRef, type MouseEvent } from 'react'
import { Button } from './Button'
import styles from './FilterChips.module.css'
import { CloseIcon } from './icons'
import { looks } from './looks'
import { UserText } from './UserText'

/** A search param, and what it says in words where it is set. */
export type Filter<Key extends string> = readonly [key: Key, text: string | false | undefined]

interface FilterChipsProps {
  /** How many rows there are, and how many of them the filters leave, in words. */
  count: string
  filters: readonly Filter<string>[]
  set: (change: Record<string, undefined>) => void
}

/** How many rows are listed, and each filter in force with a way to remove it. */
export function FilterChips({ count, filters, set }: FilterChipsProps) {
  const figure = useRef<HTMLParagraphElement>(null)
  const inForce = filters.flatMap(([key, text]) => (text ? [{ key, text }] : []))

  function remove(key: string, { currentTarget }: MouseEvent) {
    // The button is about to go, and would take the focus with it.
    const chip = currentTarget.closest('li')
    const next = chip?.nextElementSibling ?? chip?.previousElementSibling
    const heir = next?.querySelector('button') ?? figure.current
    heir?.focus()
    set({ [key]: undefined })
  }

  function clear() {
    figure.current?.focus()
    set(Object.fromEntries(inForce.map(({ key }) => [key, undefined])))
  }

  return (
    <div className={clsx(looks.buttons, styles.filters)}>
      <p ref={figure} role="status" tabIndex={-1} className={looks.small}>
        {count}
      </p>
      {inForce.length > 0 && (
        <ul aria-label="Filters" className={looks.buttons}>
          {inForce.map(({ key, text }) => (
            <li key={key}>
              <Button
                small
                aria-label={`Remove filter ${text}`}
                onClick={(event) => remove(key, event)}
              >
                <UserText text={text} />
                <CloseIcon />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {inForce.length > 1 && (
        <Button small look="quiet" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  )
}
