/** Goes to the page's search field, where it has one. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input[type=search]')?.focus()
}

/**
 * Goes to the link of a row after or before the one that has the focus, in the same table; to the first
 * row of the page's first table where none has it.
 */
export function focusRow(step: 1 | -1): void {
  const current = document.activeElement?.closest('main tbody tr')
  const within = current?.closest('tbody') ?? document
  const links = [...within.querySelectorAll<HTMLElement>('main tbody tr > :is(th, td) a')]
  const rows = links.filter((link, at) => link.closest('tr') !== links[at - 1]?.closest('tr'))
  const at = rows.findIndex((link) => link.closest('tr') === current)
  const next = rows[at < 0 ? 0 : at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
