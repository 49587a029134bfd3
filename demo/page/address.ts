/**
 * The address of the demo's folder.
 * @param script that of one of its scripts, which are in a folder below it
 */
export function findBase(script: string): URL {
  return new URL('..', script)
}

/**
 * Has the page stand at the address that it was opened for: 404.html brings that of a page here,
 * behind a #, and the folder's own leads to the first page.
 * @param base the address of the demo's folder
 * @param firstPage below it
 */
export function takeAddress(base: URL, firstPage: string): void {
  const { hash, href } = window.location
  // Its address is relative to that of the page, which changes.
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  icon?.setAttribute('href', icon.href)
  const page = href === base.href ? firstPage : hash.startsWith('#/') ? hash.slice(2) : undefined
  if (page !== undefined) window.history.replaceState(null, '', new URL(page, base))
}
