import { listen } from '../node/listen'
import { operationsApp } from '../operations'
import { createReadApi } from '../watch/api'
import { SYSTEM_CLOCK } from '../watch/clock'
import { createWatchMetrics } from '../watch/metrics'
import { passLine } from '../watch/pass-line'
import { createWatcher } from '../watch/watcher'
import { keepKit } from './kit-option'
import type { Lifetime } from './lifetime'
import { print, printError } from './print'
import { refusePrivate } from './reach-upstream'
import { tellPeople } from './tell-people'
import { DEADLINE_SHARE, openWatchData } from './watch-data'
import type { WatchOptions } from './watch-options'

/**
 * Watches the fleet until the process ends, or makes one pass.
 * @throws StartError, ListenError
 */
export async function runWatch(options: WatchOptions, lifetime: Lifetime): Promise<void> {
  const { upstream, token, projects, every, once, host, metricsPort, tell } = options
  await refusePrivate(upstream)
  const store = lifetime.add(await openWatchData(options.data))
  const kit =
    options.kit === undefined ? undefined : await keepKit(options.kit, { store, url: upstream.url })
  const api = createReadApi({
    url: upstream.url,
    token,
    onRequest: (outcome) => metrics.countRequest(outcome),
  })
  const people = tellPeople(tell, store)
  const watcher = createWatcher({
    api,
    store,
    ...people.options,
    patterns: projects,
    every,
    deadline: every * DEADLINE_SHARE,
    clock: SYSTEM_CLOCK,
    log: printError,
    onPass: async (outcome, known, reading) => {
      metrics.notePass(outcome)
      print(passLine(outcome, known))
      for (const problem of outcome.problems) printError(problem)
      await kit?.note(known, reading)
      await people.afterPass(outcome)
    },
  })
  const metrics = createWatchMetrics(
    () => watcher.known(),
    () => api.now(),
  )
  if (once) {
    const { kind } = await watcher.pass()
    return lifetime.end(kind === 'failed' ? 1 : 0, 0)
  }
  if (metricsPort !== undefined) {
    const app = operationsApp(lifetime.health, metrics)
    const listener = lifetime.add(await listen(app, { host, port: metricsPort }))
    print(`Metrics are at ${listener.url}/metrics`)
  }
  const ending = new AbortController()
  lifetime.add({ close: () => ending.abort(new Error('The process ends.')) })
  lifetime.endOnSignals()
  await watcher.run(ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error
  })
}
