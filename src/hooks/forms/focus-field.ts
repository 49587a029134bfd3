/**
 * Brings a part of a form into view and into focus, once its problem has been drawn: the input that
 * is wrong, or else the choice that was made, or the first input.
 * @param field the `data-field` of an input or of what is around several
 */
export function focusField(field: string): void {
  requestAnimationFrame(() => {
    const part = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
    const input = part?.matches(INPUT)
      ? part
      : (part?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
        part?.querySelector<HTMLElement>('input:checked') ??
        part?.querySelector<HTMLElement>(INPUT))
    input?.focus()
    // With the words below it: the input alone may end up right above the edge.
    input?.parentElement?.scrollIntoView({ block: 'nearest' })
  })
}

const INPUT = ':is(input, select, textarea)'
