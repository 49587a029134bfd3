import { listen } from '../node/listen'
import { operationsApp } from '../operations'
import { passLine } from '../watch/pass-line'
import { assembleWatcher } from './assemble-watcher'
import type { Lifetime } from './lifetime'
import { print } from './print'
import { refusePrivate } from './reach-upstream'
import { openWatchData } from './watch-data'
import type { WatchOptions } from './watch-options'

/**
 * Watches the fleet until the process ends, or makes one pass.
 * @throws StartError, ListenError
 */
export async function runWatch(options: WatchOptions, lifetime: Lifetime): Promise<void> {
  const { upstream, token, projects, every, once, host, metricsPort, tell } = options
  await refusePrivate(upstream)
  const store = lifetime.add(await openWatchData(options.data))
  const { watcher, metrics } = await assembleWatcher(store, {
    url: upstream.url,
    token,
    patterns: projects,
    every,
    kit: options.kit,
    tell,
    onPass: (outcome, known) => print(passLine(outcome, known)),
  })
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
