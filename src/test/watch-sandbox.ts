import { createReadApi } from '../../server/watch/api'
import { SYSTEM_CLOCK } from '../../server/watch/clock'
import { createHistory } from '../../server/watch/history'
import { createPastLagReader } from '../../server/watch/past-lag'
import { openWatchStore } from '../../server/watch/store'
import { createWatcher, longestGap } from '../../server/watch/watcher'

/** Far enough apart that a clock which is moved by a day is still watched. */
const EVERY = 86_400_000

/** A watcher of a sandbox inside the test, with a store in memory. */
export function watchSandbox(fetch: (url: string, init: RequestInit) => Promise<Response>) {
  const store = openWatchStore(':memory:')
  const api = createReadApi({ url: 'http://sandbox', token: 'sandbox-admin', fetch })
  const watcher = createWatcher({
    api,
    store,
    patterns: [],
    every: EVERY,
    deadline: EVERY,
    pastLag: createPastLagReader(api, store.pastLag),
    clock: SYSTEM_CLOCK,
  })
  const now = () => api.now()
  return {
    history: createHistory(store, watcher, { now, longestGap: longestGap(EVERY) }),
    pass: () => watcher.pass(),
    close: () => store.close(),
  }
}
