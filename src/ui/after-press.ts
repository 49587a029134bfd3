/**
 * Does what may move the page once a press of the pointer is over. A press takes the focus from an
 * input before it becomes a click: what is told about that input then must not push away what is
 * about to be clicked.
 */
export function afterPress(act: () => void): void {
  if (!document.querySelector(':active')) {
    act()
    return
  }
  // The click comes right after; a timer comes after both.
  window.addEventListener('pointerup', () => setTimeout(act), { once: true })
}
