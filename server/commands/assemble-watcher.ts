import { createReadApi, type WatchApi } from '../watch/api'
import { SYSTEM_CLOCK } from '../watch/clock'
import { createWatchMetrics, type WatchMetrics } from '../watch/metrics'
import type { Known } from '../watch/known'
import { createPastLagReader } from '../watch/past-lag'
import type { PassOutcome } from '../watch/pass'
import type { WatchStore } from '../watch/store'
import { createWatcher, type Watcher } from '../watch/watcher'
import { keepKit } from './kit-option'
import { printError } from './print'
import type { TellOptions } from './tell-options'
import { tellPeople } from './tell-people'
import { DEADLINE_SHARE } from './watch-data'

interface AssemblyOptions {
  /** Of the API. */
  url: string
  token: string
  /** Names of projects, in which `*` stands for any characters; none: all that the token sees. */
  patterns: readonly string[]
  /** Milliseconds from one pass to the next. */
  every: number
  /** The folder of the emergency kit; none is kept when left out. */
  kit?: string | undefined
  tell: TellOptions
  /** Those of the process, which are exposed with the watcher's. */
  metrics?: { text(): Promise<string> } | undefined
  /** Told of each pass before its problems are. */
  onPass?: (outcome: PassOutcome, known: Known) => void
}

/**
 * Puts a watcher together with all that goes with it: the API, the metrics, the kit, the ways by which
 * people are notified.
 * @throws StartError where the kit's folder cannot be used
 */
export async function assembleWatcher(
  store: WatchStore,
  options: AssemblyOptions,
): Promise<{ api: WatchApi; watcher: Watcher; metrics: WatchMetrics }> {
  const { url, token, patterns, every, tell, onPass = () => {} } = options
  const kit = options.kit === undefined ? undefined : await keepKit(options.kit, { store, url })
  const people = tellPeople(tell, store)
  const api = createReadApi({ url, token, onRequest: (outcome) => metrics.countRequest(outcome) })
  const watcher = createWatcher({
    api,
    store,
    ...people.options,
    patterns,
    every,
    deadline: every * DEADLINE_SHARE,
    pastLag: createPastLagReader(api, store.pastLag),
    clock: SYSTEM_CLOCK,
    log: printError,
    onPass: async (outcome, known, reading) => {
      metrics.notePass(outcome)
      onPass(outcome, known)
      for (const problem of outcome.problems) printError(problem)
      await kit?.note(known, reading)
      await people.afterPass(outcome)
    },
  })
  const metrics = createWatchMetrics(
    () => watcher.known(),
    () => api.now(),
    options.metrics,
  )
  return { api, watcher, metrics }
}
