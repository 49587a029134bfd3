interface TimeLimit {
  limit: number
  outer?: AbortSignal | undefined
  message?: string
}

/**
 * Does some work within a time. A timer of its own, not `AbortSignal.timeout` through `AbortSignal.any`:
 * a signal composed of others is collected by Node while a request still waits for it, and then no limit
 * holds any more.
 * @param time.limit milliseconds after which the signal handed to the work ends, with a `TimeoutError`
 * @param time.outer ends the work before its time, with its own reason
 * @param time.message what the error says
 * @param work ends early with that signal
 * @returns what the work returns, also where the signal has ended
 * @throws the reason of the signal where it has ended and the work fails; else what the work throws
 */
export async function withinTime<Result>(
  { limit, outer, message = 'The time is over.' }: TimeLimit,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limited = new AbortController()
  const late = () => limited.abort(new DOMException(message, 'TimeoutError'))
  const giveUp = () => limited.abort(outer?.reason)
  if (outer?.aborted) giveUp()
  outer?.addEventListener('abort', giveUp, { once: true })
  const timer = setTimeout(late, limit)
  try {
    return await work(limited.signal)
  } catch (error) {
    throw limited.signal.aborted ? (limited.signal.reason as Error) : error
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', giveUp)
  }
}

/** Whether an error says that the time of `withinTime` is over. */
export function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError'
}
