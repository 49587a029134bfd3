import { mount } from '../../src/mount'
import { showBanner } from './Banner'
import { historyBelow } from './history'
import { startWorker } from './start-worker'

/** The demo's folder: this script is in one below it. */
const script = import.meta.url
const base = new URL('..', script)
const folder = base.pathname.slice(0, -1)

// 404.html brings a page's address here, behind a #.
const { hash } = window.location
if (hash.startsWith('#/')) {
  // Its address is the page's own until it is written out.
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  icon?.setAttribute('href', icon.href)
  window.history.replaceState(null, '', folder + hash.slice(1))
}

showBanner(base)
await startWorker(base)
mount({ history: historyBelow(folder) })
