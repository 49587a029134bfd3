import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, isSignedOut } from './errors'
import { onSessionChange } from './page-session'
import { markSessionChanged, markSessionExpired } from './session'

const MAX_RETRIES = 3
const LONGEST_WAIT = 30_000

/** For so many milliseconds nothing is asked again because a part of a page appears. */
const FRESH = 5_000

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
 * @returns milliseconds
 */
export function retryDelay(attempt: number, error: unknown): number {
  const asked = error instanceof ApiError ? error.retryAfter : undefined
  if (asked !== undefined) return Math.min(asked * 1000, LONGEST_WAIT)
  return Math.min(1000 * 2 ** attempt, LONGEST_WAIT) * (0.5 + Math.random() / 2)
}

/**
 * The cache of everything that was read. Reads are repeated when that can help; writes never are.
 * @param options `retries: false` for tests that rehearse failures
 */
export function createQueryClient({ retries = true } = {}): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) void markSessionExpired(client)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Offsite may run on this very machine, where a browser that is "offline" still reaches it.
      queries: {
        networkMode: 'always',
        retry: (failures, error) => retries && failures < MAX_RETRIES && isRetryable(error),
        retryDelay,
        staleTime: FRESH,
        // What mounts on a read that has just failed shows the failure. To ask again at once would
        // take it away, and without end where what asks gives way to a skeleton meanwhile.
        retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > FRESH,
        refetchIntervalInBackground: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  // They are known for as long as the list that they are missing from.
  client.setQueryDefaults(['odd-services'], { gcTime: Infinity })
  onSessionChange(() => void markSessionChanged(client))
  return client
}
