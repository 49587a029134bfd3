import type { UseQueryResult } from '@tanstack/react-query'
import { IconButton } from '~/ui/IconButton'
import { RefreshIcon } from '~/ui/icons'
import { Spinner } from '~/ui/Spinner'
import { useNow } from '~/ui/use-now'
import { formatDuration } from '~/lib/format'
import styles from './Freshness.module.css'

/** When what is shown was read, whether reading it again failed, and a button to do so. */
export function Freshness({ query }: { query: UseQueryResult }) {
  const now = useNow(1)
  if (query.dataUpdatedAt === 0) return null
  const age = formatDuration((now - query.dataUpdatedAt) / 1000)
  return (
    <p className={styles.freshness} data-stale={query.isRefetchError || undefined}>
      <span>
        {query.isRefetchError ? `Could not be read again: as of ${age} ago` : `Updated ${age} ago`}
      </span>
      <IconButton label="Refresh" onClick={() => void query.refetch()}>
        {query.isFetching ? <Spinner /> : <RefreshIcon />}
      </IconButton>
    </p>
  )
}
