/** Time, as a process sees it. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number
  /**
   * Waits that many milliseconds, at most 24.8 days; rejects with the signal's reason when that ends.
   */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Milliseconds: Node takes a longer one for none, and an API can ask for any. */
const LONGEST_TIMER = 2 ** 31 - 1

/** The time of this machine. */
export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error)
      const stop = () => {
        clearTimeout(timer)
        reject(signal.reason as Error)
      }
      const timer = setTimeout(
        () => {
          signal.removeEventListener('abort', stop)
          resolve()
        },
        Math.min(milliseconds, LONGEST_TIMER),
      )
      signal.addEventListener('abort', stop, { once: true })
    }),
}
