import { pressedKey } from './pressed-key'

/** How many times to go to an end of the page at most: rows drawn there are measured, and move it. */
const TRIES = 12

/**
 * Home and End of the page itself, which browsers scroll to in an animation: rows that come by are
 * measured, the page grows under it, and it stops short.
 * @returns ends it
 */
export function takePageEnds(): () => void {
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function onKeyDown(event: KeyboardEvent) {
  const key = pressedKey(event)
  if ((key !== 'Home' && key !== 'End') || event.defaultPrevented) return
  if (event.altKey || event.shiftKey || event.metaKey || hasOwnEnds(event.target)) return
  event.preventDefault()
  goTo(key)
}

/** A field's text, a list or a dialog has a start and an end of its own; a figure has none. */
function hasOwnEnds(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, dialog, [popover], [role]:not([role="status"]), [contenteditable]',
    ) !== null
  )
}

function goTo(end: 'Home' | 'End', height = 0, tries = TRIES) {
  const page = document.documentElement
  window.scrollTo({ top: end === 'Home' ? 0 : page.scrollHeight, behavior: 'instant' })
  const settled = page.scrollHeight === height
  if (!settled && tries > 0) {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => goTo(end, page.scrollHeight, tries - 1)),
    )
  }
}
