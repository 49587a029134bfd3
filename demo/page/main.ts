import { findBase } from './base'
import { startWorker } from './start-worker'

/*
 * The worker is the server of the demo: it loads and starts while the console does, which begins when
 * it answers for this page.
 */

const base = findBase(import.meta.url)
takeAddress()
const started = startWorker(base)
// Told below, when there is something to tell it with.
started.catch(() => {})
const { begin } = await import('./begin')
await begin(base, started)

/** 404.html brings the address of a page here, behind a #. */
function takeAddress(): void {
  const { hash } = window.location
  // Its address is relative to that of the page, which changes.
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  icon?.setAttribute('href', icon.href)
  if (hash.startsWith('#/')) {
    window.history.replaceState(null, '', new URL(hash.slice(2), base))
  }
}
