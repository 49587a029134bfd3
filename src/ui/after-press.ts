/**
 * Does what may move the page once a press of the pointer is over. A press takes the focus from an
 * input before it becomes a click: what is shown about that input then must not push away what is
 * about to be clicked.
 */
export function afterPress(act: () => void): void {
  if (!document.querySelector(':active')) {
    act()
    return
  }
  // The click comes right after; a timer comes after both.
  const over = new AbortController()
  const end = () => {
    over.abort()
    setTimeout(act)
  }
  for (const type of ['pointerup', 'pointercancel']) {
    window.addEventListener(type, end, { signal: over.signal })
  }
}
