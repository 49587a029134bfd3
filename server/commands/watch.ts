import { PROTECTION_STATES } from '~/backup/protection'
import { PROTECTION_WORDS } from '~/words/protection'
import { listen } from '../node/listen'
import { operationsApp } from '../operations'
import { createReadApi } from '../watch/api'
import { SYSTEM_CLOCK } from '../watch/clock'
import type { Known } from '../watch/known'
import { createWatchMetrics } from '../watch/metrics'
import type { PassOutcome } from '../watch/pass'
import { createWatcher } from '../watch/watcher'
import type { Lifetime } from './lifetime'
import { print, printError } from './print'
import { refusePrivate } from './reach-upstream'
import type { WatchOptions } from './watch-options'

/** The part of the time between two passes that one may take. */
const DEADLINE_SHARE = 0.8

/**
 * Watches the fleet until the process ends, or makes one pass.
 * @throws StartError, ListenError
 */
export async function runWatch(options: WatchOptions, lifetime: Lifetime): Promise<void> {
  const { upstream, token, projects, every, once, host, metricsPort } = options
  await refusePrivate(upstream)
  const api = createReadApi({
    url: upstream.url,
    token,
    onRequest: (outcome) => metrics.countRequest(outcome),
  })
  const watcher = createWatcher({
    api,
    patterns: projects,
    every,
    deadline: every * DEADLINE_SHARE,
    clock: SYSTEM_CLOCK,
    onPass: (outcome, known) => {
      metrics.notePass(outcome)
      tell(outcome, known)
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

/** One line for each pass, and one for each thing that could not be read. */
function tell({ kind, problems, seconds }: PassOutcome, { projects, verdicts }: Known): void {
  const counts = new Map<string, number>()
  for (const { state } of verdicts.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
  const states = PROTECTION_STATES.flatMap((state) => {
    const count = counts.get(state)
    return count === undefined ? [] : `${count} ${PROTECTION_WORDS[state].label.toLowerCase()}`
  })
  const size = `${verdicts.size} services in ${projects.size} projects`
  print([`Pass ${kind} in ${seconds.toFixed(1)} s`, size, ...states].join(', '))
  for (const problem of problems) printError(problem)
}
