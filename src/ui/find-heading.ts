/** The heading where the focus starts: that of the dialog around a part, or of the page and its open tab. */
export function findHeading(part: Element | null): HTMLElement | null | undefined {
  const headings = part
    ?.closest('main, dialog')
    ?.querySelectorAll<HTMLElement>('[data-page-heading], dialog h2[tabindex]')
  return headings?.item(headings.length - 1)
}
