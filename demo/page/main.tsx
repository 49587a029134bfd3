import { setTransport } from '../../src/api/client'
import { serviceListKey } from '../../src/api/services'
import { mount } from '../../src/mount'
import { whenIdle } from '../../src/ui/when-idle'
import { showBanner } from './Banner'
import { findBase, takeAddress } from './address'
import { FIRST_PROJECT } from './first-answers'
import { historyBelow } from './history'
import { Refused } from './Refused'
import { startWorker } from './start-worker'
import { askWorker } from './ask-worker'

/*
 * The page of the demo: the console, and a bar that says that it is a demo. The worker is its server.
 * It is loaded after the page's own scripts, which draw the first rows without it.
 */

/** Milliseconds until the files that only other pages need are loaded, to be there without a network. */
const AFTER_THE_FIRST_ROWS = 2000

/** What the link to the demo leads to: the console would first ask for the projects, then for these. */
const FIRST_PAGE = `projects/${FIRST_PROJECT}/services`

const base = findBase(import.meta.url)
takeAddress(base, FIRST_PAGE)
const tell = showBanner(base)
const worker = startWorker(base)
setTransport(askWorker(worker))
const drawn = mount({ history: historyBelow(base.pathname.slice(0, -1)) })
worker.answers.then(whenThere, refuse)

async function whenThere(): Promise<void> {
  const { queryClient } = await drawn
  // What was answered ahead is so old by the build, not by the worker.
  if (await worker.isFirst) {
    void queryClient.invalidateQueries({ queryKey: serviceListKey(FIRST_PROJECT) })
  }
  setTimeout(() => whenIdle(keepFiles()), AFTER_THE_FIRST_ROWS)
  const answer = await fetch(new URL('demo/state', base))
  const { lasts } = (await answer.json()) as { lasts: boolean } // the worker's own answer
  tell(lasts)
}

async function refuse(): Promise<void> {
  const { root } = await drawn
  root.render(<Refused />)
}

function* keepFiles(): Generator<void> {
  yield navigator.serviceWorker.controller?.postMessage('keep files')
}
