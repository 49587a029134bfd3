import { ApiError } from './errors'

/** How often a failed read is repeated at most. */
export const MAX_RETRIES = 3

/** In milliseconds. */
const LONGEST_WAIT = 30_000

/**
 * Tells whether a failed read may succeed when asked again: no answer, 429, or 5xx but 501.
 * @param error what the read threw
 */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  if (error.kind === 'network') return true
  const { status } = error
  return (
    error.kind === 'status' &&
    status !== undefined &&
    (status === 429 || (status >= 500 && status !== 501))
  )
}

/**
 * How long to wait before a read is repeated: as long as `Retry-After` says, else doubling from one
 * second, with jitter so that many consoles do not come back at once.
 * @param attempt 0 for the first repetition
 * @param error what the read threw
 * @param mostAsked milliseconds: somebody who looks at a page waits no longer than 30 s
 * @returns milliseconds
 */
export function retryDelay(attempt: number, error: unknown, mostAsked = LONGEST_WAIT): number {
  const asked = error instanceof ApiError ? error.retryAfter : undefined
  if (asked !== undefined) return Math.min(asked * 1000, mostAsked)
  return Math.min(1000 * 2 ** attempt, LONGEST_WAIT) * (0.5 + Math.random() / 2)
}
