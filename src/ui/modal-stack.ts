import { endsComposing, pressedKey } from './pressed-key'

/** The modal dialogs that should be open, the one on top last. */
const stack: HTMLDialogElement[] = []

/**
 * Opens a modal dialog and keeps it open: the browser closes one by itself, without asking, when
 * Escape is pressed often enough or "back" is swiped.
 * @param ask called when the person wants it closed
 * @returns closes it
 */
export function openModal(dialog: HTMLDialogElement, ask: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (endsComposing(event)) event.preventDefault()
    if (pressedKey(event) !== 'Escape' || stack.at(-1) !== dialog) return
    // Whatever is open within it is what Escape is about.
    if (event.defaultPrevented || hasOpenPopover(dialog)) return
    event.preventDefault()
    if (event.repeat) return
    // Another dialog that this one opens is not to take the same press for its own.
    event.stopImmediatePropagation()
    ask()
  }
  const onCancel = (event: Event) => {
    if (event.target !== dialog) return
    event.preventDefault()
    ask()
  }
  const onClose = (event: Event) => {
    if (event.target !== dialog || dialog.open) return
    showAgain(dialog)
    ask()
  }

  stack.push(dialog)
  dialog.showModal()
  document.addEventListener('keydown', onKeyDown)
  dialog.addEventListener('cancel', onCancel)
  dialog.addEventListener('close', onClose)
  return () => {
    document.removeEventListener('keydown', onKeyDown)
    dialog.removeEventListener('cancel', onCancel)
    dialog.removeEventListener('close', onClose)
    stack.splice(stack.indexOf(dialog), 1)
    dialog.close()
  }
}

/** With those that were over it, in the same order. */
function showAgain(dialog: HTMLDialogElement): void {
  for (const shown of stack.slice(stack.indexOf(dialog))) {
    shown.close()
    shown.showModal()
  }
}

function hasOpenPopover(dialog: HTMLDialogElement): boolean {
  return [...dialog.querySelectorAll('[popover]')].some((each) => each.matches(':popover-open'))
}
