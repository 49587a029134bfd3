/** Nobody may call the API now. `wait` is in seconds. */
export class BusyError extends Error {
  constructor(readonly wait: number) {
    super('Offsite is busy. Nothing was changed. Try again in a moment.')
    this.name = 'BusyError'
  }
}

export interface Turns {
  /**
   * Waits for a turn to call the API.
   * @returns what must be called when the call has ended; calling it again does nothing
   * @throws BusyError when the line is full or the wait too long; the signal's reason when it ends
   */
  take(user: string, signal?: AbortSignal): Promise<() => void>
}

interface Line {
  running: number
  waiting: Set<() => void>
}

/**
 * Bounds how many calls to the API run at once, in all and for one user. Who waits is served in
 * turn, user by user, so that one with many calls does not keep out one with a single call.
 * @param bounds.total and bounds.each how many run at once, of all and of one user
 * @param bounds.waiting how many of one user wait at most
 * @param bounds.patience milliseconds that a call waits at most
 * @returns `take`, which throws as it says there; making it throws nothing
 */
export function createTurns(bounds: {
  total: number
  each: number
  waiting: number
  patience: number
}): Turns {
  const lines = new Map<string, Line>()
  let running = 0

  return {
    async take(user, signal) {
      signal?.throwIfAborted()
      const line = lines.get(user) ?? { running: 0, waiting: new Set() }
      lines.set(user, line)
      if (running >= bounds.total || line.running >= bounds.each) {
        await wait(user, line, signal)
      } else {
        start(line)
      }
      let ended = false
      return () => {
        if (ended) return
        ended = true
        running -= 1
        line.running -= 1
        tidy(user, line)
        next()
      }
    },
  }

  function start(line: Line): void {
    running += 1
    line.running += 1
  }

  function wait(user: string, line: Line, signal: AbortSignal | undefined): Promise<void> {
    if (line.waiting.size >= bounds.waiting) {
      tidy(user, line)
      throw new BusyError(1)
    }
    return new Promise((resolve, reject) => {
      const leave = (reason: unknown) => {
        line.waiting.delete(go)
        clear()
        tidy(user, line)
        reject(reason instanceof Error ? reason : new BusyError(1))
      }
      const timer = setTimeout(() => leave(new BusyError(5)), bounds.patience)
      const abort = () => leave(signal?.reason)
      const clear = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
      }
      const go = () => {
        clear()
        start(line)
        resolve()
      }
      signal?.addEventListener('abort', abort, { once: true })
      line.waiting.add(go)
    })
  }

  /** Starts the next call of the user who has waited longest for one; that user then comes last. */
  function next(): void {
    if (running >= bounds.total) return
    for (const [user, line] of lines) {
      const [go] = line.waiting
      if (!go || line.running >= bounds.each) continue
      line.waiting.delete(go)
      lines.delete(user)
      lines.set(user, line)
      go()
      return
    }
  }

  function tidy(user: string, line: Line): void {
    if (line.running === 0 && line.waiting.size === 0 && lines.get(user) === line) {
      lines.delete(user)
    }
  }
}
