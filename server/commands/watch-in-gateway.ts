import { errorText } from '../error-text'
import { createHistory } from '../watch/history'
import { longestGap } from '../watch/watcher'
import { assembleWatcher } from './assemble-watcher'
import type { Lifetime } from './lifetime'
import { printError } from './print'
import type { TellOptions } from './tell-options'
import { openWatchData } from './watch-data'

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
export async function watchInGateway(options: Watched, lifetime: Lifetime) {
  const { data, file, every } = options
  const store = lifetime.add(await openWatchData(data, file))
  const { api, watcher, metrics } = await assembleWatcher(store, { ...options, patterns: [] })
  const ending = new AbortController()
  lifetime.add({ close: () => ending.abort(new Error('The process ends.')) })
  const untilTheEnd = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => {
      if (ending.signal.aborted) return
      printError(`The watcher has failed: ${errorText(error)}.`)
    })
  const history = createHistory(store, watcher, {
    now: () => api.now(),
    longestGap: longestGap(every),
  })
  untilTheEnd(watcher.run(ending.signal))
  return {
    metrics,
    history,
    prepareHistory: (clean: (text: string) => string) =>
      untilTheEnd(history.prepare(clean, ending.signal)),
    lookAgain: () => untilTheEnd(watcher.pass(ending.signal)),
    startOver: () => untilTheEnd(watcher.startOver(ending.signal)),
  }
}
