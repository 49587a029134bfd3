import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '~/api/errors'
import { formatDuration } from '~/lib/format'
import { looks } from '~/ui/looks'
import { Skeleton } from '~/ui/Skeleton'
import { useNow } from '~/ui/use-now'

/** After this many seconds grey lines are no answer. */
const PATIENCE = 10

interface LoadingProps {
  /** What is loading: "the services of acme-production". */
  what: string
  lines?: number
  /** What it waits for is read below these keys; without them it says nothing of responses. */
  reads?: readonly QueryKey[]
}

/** Grey lines where something will be; where it takes long, also since when and what the API said last. */
export function Loading({ what, lines, reads }: LoadingProps) {
  const client = useQueryClient()
  const [since] = useState(Date.now)
  const now = useNow(1)
  const seconds = Math.floor((now - since) / 1000)
  if (seconds < PATIENCE) return <Skeleton lines={lines} label={`Loading ${what}`} />
  const still = `Still loading ${what}`
  return (
    <>
      <p
        className={looks.small}
      >{`${still}, for ${formatDuration(seconds)}${reads ? `; ${lastResponse(client, reads)}` : ''}`}</p>
      <Skeleton lines={lines} label={still} />
    </>
  )
}

/** What the API said last to a first read that is being repeated. */
function lastResponse(client: QueryClient, reads: readonly QueryKey[]): string {
  const failing = reads
    .flatMap((queryKey) => client.getQueryCache().findAll({ queryKey }))
    .find(({ state }) => state.status === 'pending' && state.fetchFailureReason)
  const error = failing?.state.fetchFailureReason
  return error instanceof ApiError ? `last response: ${error.status ?? 'none'}` : 'no response'
}
