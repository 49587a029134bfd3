import type { KeyboardEvent } from 'react'
import { pressedKey } from './pressed-key'
import type { VirtualRows } from './virtual-rows'

/**
 * The arrow keys, Home and End walk from the link of one row to that of another, also to rows that are
 * not in the page yet.
 * @param event caught by the table's body
 * @param count how many rows the table has
 */
export function walkRows(
  event: KeyboardEvent<HTMLElement>,
  count: number,
  { scrollTo }: Pick<VirtualRows, 'scrollTo'>,
) {
  if (!(event.target instanceof HTMLAnchorElement)) return
  const key = pressedKey(event)
  if (key === undefined) return
  const at = Number(event.target.closest('tr')?.dataset['index'] ?? NaN)
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key]
  if (target === undefined || !(target >= 0 && target < count)) return
  event.preventDefault()
  scrollTo(target)
  focusRow(event.currentTarget, target)
}

/** Waits for the row to be drawn: scrolling to it comes first. */
function focusRow(body: HTMLElement, index: number, tries = 8) {
  const link = body.querySelector<HTMLElement>(`tr[data-index="${index}"] a`)
  if (link) link.focus()
  else if (tries > 0) requestAnimationFrame(() => focusRow(body, index, tries - 1))
}
