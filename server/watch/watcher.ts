import type { ReadApi } from './api'
import type { Clock } from './clock'
import { NOTHING_KNOWN, type Known } from './known'
import { makePass, type PassOptions, type PassOutcome } from './pass'

export interface WatcherOptions extends Omit<PassOptions, 'signal'> {
  api: ReadApi
  /** Milliseconds from the beginning of a pass to that of the next. */
  every: number
  /** Told of each pass. */
  onPass?: (outcome: PassOutcome, known: Known) => void
  clock: Clock
}

export interface Watcher {
  /** What is known after the last pass. */
  known(): Known
  /** Makes one pass. */
  pass(signal?: AbortSignal): Promise<PassOutcome>
  /** Makes a pass every so often, until the signal ends it. */
  run(signal: AbortSignal): Promise<void>
}

/** Looks at a fleet again and again, and keeps what it has seen. */
export function createWatcher(options: WatcherOptions): Watcher {
  const { api, every, onPass = () => {}, clock, ...how } = options
  let known = NOTHING_KNOWN

  async function pass(signal?: AbortSignal): Promise<PassOutcome> {
    const made = await makePass(api, known, { ...how, ...(signal && { signal }) })
    known = made.known
    onPass(made.outcome, known)
    return made.outcome
  }

  return {
    known: () => known,
    pass,
    run: async (signal) => {
      while (!signal.aborted) {
        const began = clock.now()
        await pass(signal)
        await clock.sleep(Math.max(0, began + every - clock.now()), signal)
      }
    },
  }
}
