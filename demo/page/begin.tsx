import { createRoot } from 'react-dom/client'
import { whenIdle } from '../../src/ui/when-idle'
import { mount } from '../../src/mount'
import { showBanner } from './Banner'
import { historyBelow } from './history'
import { Refused } from './Refused'

/** Milliseconds until the files that only other pages need are loaded, to be there without a network. */
const AFTER_THE_FIRST_ROWS = 2000

/** What the link to the demo leads to: the console would first ask for the projects, then for these. */
const FIRST_PAGE = 'projects/acme-production/services'

/**
 * Draws the console, and that it is a demo, as soon as the worker answers.
 * @param base the address of the demo's folder
 * @param started settles when the worker answers for this page, or cannot
 */
export async function begin(base: URL, started: Promise<void>): Promise<void> {
  const tell = showBanner(base)
  try {
    await started
  } catch {
    const root = document.getElementById('root')
    if (root) createRoot(root).render(<Refused />)
    return
  }
  if (window.location.href === base.href) {
    window.history.replaceState(null, '', new URL(FIRST_PAGE, base))
  }
  void mount({ history: historyBelow(base.pathname.slice(0, -1)) })
  setTimeout(() => whenIdle(keepFiles()), AFTER_THE_FIRST_ROWS)
  const answer = await fetch(new URL('demo/state', base))
  const { lasts } = (await answer.json()) as { lasts: boolean } // the worker's own answer
  tell(lasts)
}

function* keepFiles(): Generator<void> {
  yield navigator.serviceWorker.controller?.postMessage('keep files')
}
