/**
 * Keeps what has the focus in sight when a field before it says more than it did: in a low window one line
 * would push it out.
 */
export function keepFocusInSight(): void {
  requestAnimationFrame(() => {
    const focused = document.activeElement
    if (focused?.matches(':is(input, select, textarea, button)')) {
      focused.scrollIntoView({ block: 'nearest' })
    }
  })
}
