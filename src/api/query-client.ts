import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isSignedOut } from './errors'
import { onSessionChange } from './page-session'
import { isRetryable, MAX_RETRIES, retryDelay } from './retry'
import { markSessionChanged, markSessionExpired, sessionQuery } from './session'

/** How long an answer is fresh, in milliseconds: a part of a page that appears does not ask again. */
const FRESH = 5_000

/**
 * The cache of everything that was read. Reads are repeated when that can help; writes never are.
 * @param options `retries: false` for tests that rehearse failures
 */
export function createQueryClient({ retries = true } = {}): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) void markSessionExpired(client)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // To note that it has ended, the session is read: its own refusal must not start that again.
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== sessionQuery.queryKey[0]) onError(error)
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _input, _result, { meta }) => {
        if (meta?.['signsIn'] !== true) onError(error)
      },
    }),
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
