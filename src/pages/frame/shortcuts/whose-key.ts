/** Whether a dialog is open, to which the keys belong. */
export function hasDialog(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** Keys that are typed, or that a menu or a list answers to. */
export function belongsElsewhere({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=menu], [role=listbox]') !==
      null
  )
}
