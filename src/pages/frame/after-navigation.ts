interface Navigation {
  fromLocation?: { pathname: string } | undefined
  toLocation: { pathname: string }
}

/**
 * After a navigation to another page the focus goes to its heading, so that the keyboard and screen
 * readers start where the eyes do. A change of search params (a filter, a dialog) is not one.
 */
export function afterNavigation({ fromLocation, toLocation }: Navigation): void {
  if (!fromLocation || fromLocation.pathname === toLocation.pathname) return
  const menu = document.querySelector<HTMLElement>(':popover-open')
  menu?.hidePopover()
  const headings = document.querySelectorAll<HTMLElement>('main [data-page-heading]')
  headings.item(headings.length - 1)?.focus({ preventScroll: true })
}
