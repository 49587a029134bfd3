import { afterPaint } from '~/ui/after-paint'
import { findHeading } from '~/ui/find-heading'

interface Navigation {
  fromLocation?: { pathname: string } | undefined
  toLocation: { pathname: string }
}

/**
 * After a navigation to another page the focus goes to its heading, so that the keyboard and screen
 * readers start where the eyes do. A change of search params (a filter, a dialog) is not one. It comes
 * once the page is painted: to take the focus any sooner would have it laid out before that.
 */
export function afterNavigation({ fromLocation, toLocation }: Navigation): void {
  if (!fromLocation || fromLocation.pathname === toLocation.pathname) return
  const menu = document.querySelector<HTMLElement>(':popover-open')
  menu?.hidePopover()
  focusHeading()
}

/** Takes the focus to the page's heading, once that is painted. */
export function focusHeading(): void {
  // The page as it is now: a test may have ended by then, and its page with it.
  const page = document
  const before = page.activeElement
  afterPaint(() => {
    // Whoever has gone on meanwhile, into a field or another dialog, is not called back. A dialog that
    // closes leaves the focus to the content as a whole: nobody chose that.
    const main = page.querySelector('main')
    if (![before, page.body, main].includes(page.activeElement)) return
    findHeading(main)?.focus({ preventScroll: true })
  })
}
