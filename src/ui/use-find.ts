import { useEffect, useState, type RefObject } from 'react'
import { COMMAND_KEY, holdsCommand } from './apple'
import { pressedKey } from './pressed-key'

/** What is pressed, in words: on Apple's devices Ctrl F moves the cursor. */
export const FIND_KEYS = `${COMMAND_KEY} F`

/**
 * In a table that hides rows, the browser's own search finds a part of them only: the keys that call it
 * go to a search field instead. Pressed in that field, they call the browser's.
 * @param field the search field
 * @param on whether the table hides rows
 * @returns whether the keys brought the focus here, and a function to forget it
 */
export function useFind(field: RefObject<HTMLInputElement | null>, on: boolean) {
  const [found, setFound] = useState(false)
  useEffect(() => {
    if (!on) return undefined
    const listen = (event: KeyboardEvent) => {
      const input = field.current
      if (!asksToFind(event) || event.defaultPrevented || !input) return
      // A dialog has nothing to do with the table that is behind it.
      if (document.activeElement === input || document.querySelector('dialog[open]')) return
      event.preventDefault()
      setFound(true)
      input.focus()
      input.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [field, on])
  return { found: found && on, forget: () => setFound(false) }
}

function asksToFind(event: KeyboardEvent): boolean {
  return holdsCommand(event) && pressedKey(event)?.toLowerCase() === 'f'
}
