import { findHeading } from './find-heading'

/**
 * As a ref of what goes once it has done its work, such as a button that clears: where the focus is in it
 * then, it goes on to what is found, as nothing would have it otherwise.
 * @param findNext called when it is gone and what comes in its place is there, with what it stood in
 */
export function passFocus(findNext: (place: HTMLElement) => HTMLElement | null | undefined) {
  return (part: HTMLElement | null) => () => {
    if (!part?.contains(document.activeElement)) return
    const around = listAround(part)
    queueMicrotask(() => {
      // A ref is also taken from what stays, to be given again.
      const place = around.find(({ isConnected }) => isConnected)
      if (!place || part.isConnected || document.activeElement !== document.body) return
      findNext(place)?.focus()
    })
  }
}

/** The same for what goes when what it is about has come, such as a button that tries again. */
export const passFocusToHeading = passFocus(findHeading)

function listAround({ parentElement: parent }: HTMLElement): HTMLElement[] {
  return parent ? [parent, ...listAround(parent)] : []
}
