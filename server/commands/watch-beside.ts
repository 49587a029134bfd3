import { createReadApi } from '../watch/api'
import { SYSTEM_CLOCK } from '../watch/clock'
import { createHistory } from '../watch/history'
import { createWatchMetrics } from '../watch/metrics'
import { createWatcher, longestGap } from '../watch/watcher'
import { keepKit } from './kit-option'
import type { Lifetime } from './lifetime'
import { printError } from './print'
import type { TellOptions } from './tell-options'
import { tellPeople } from './tell-people'
import { DEADLINE_SHARE, openWatchData } from './watch-data'

/** What a watcher beside the gateway needs. */
export interface Watched {
  /** Of the API. */
  url: string
  token: string
  /** The folder of its database, and the file in it. */
  data: string
  file: string
  /** The folder of the emergency kit; none is kept when left out. */
  kit?: string
  tell: TellOptions
  /** Those of the gateway that it stands beside, where they are asked for. */
  metrics?: { text(): Promise<string> } | undefined
  /** Milliseconds from one pass to the next. */
  every: number
}

/**
 * Watches the fleet beside the gateway until the process ends.
 * @returns what it knows, for the console; the gateway's metrics with its own; ways to look again at
 *   once, and from the beginning
 * @throws StartError where the store cannot be used
 */
export async function watchBeside(options: Watched, lifetime: Lifetime) {
  const { url, token, data, file, every, kit: folder, tell } = options
  const store = lifetime.add(await openWatchData(data, file))
  const kit = folder === undefined ? undefined : await keepKit(folder, { store, url })
  const people = tellPeople(tell, store)
  const api = createReadApi({
    url,
    token,
    onRequest: (outcome) => metrics.countRequest(outcome),
  })
  const watcher = createWatcher({
    api,
    store,
    ...people.options,
    patterns: [],
    every,
    deadline: every * DEADLINE_SHARE,
    clock: SYSTEM_CLOCK,
    log: printError,
    onPass: async (outcome, known, reading) => {
      metrics.notePass(outcome)
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
  const ending = new AbortController()
  lifetime.add({ close: () => ending.abort(new Error('The process ends.')) })
  const untilTheEnd = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => {
      if (ending.signal.aborted) return
      printError(`The watcher has failed: ${error instanceof Error ? error.message : 'unknown'}.`)
    })
  untilTheEnd(watcher.run(ending.signal))
  return {
    metrics,
    history: createHistory(store, watcher, {
      now: () => api.now(),
      longestGap: longestGap(every),
    }),
    lookAgain: () => untilTheEnd(watcher.pass(ending.signal)),
    startOver: () => untilTheEnd(watcher.startOver(ending.signal)),
  }
}
