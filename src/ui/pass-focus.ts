/**
 * As a ref of what goes once it has done its work, such as a button that clears: where the focus is in it
 * then, it goes on to what is found, as nothing would have it otherwise.
 * @param findNext called when it is gone and what comes in its place is there
 */
export function passFocus(findNext: () => HTMLElement | null | undefined) {
  return (part: HTMLElement | null) => () => {
    if (!part?.contains(document.activeElement)) return
    // A ref is also taken from what stays, to be given again.
    queueMicrotask(() => {
      if (!part.isConnected && document.activeElement === document.body) findNext()?.focus()
    })
  }
}
