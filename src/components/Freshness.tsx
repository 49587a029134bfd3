import { useIsFetching, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDuration } from '~/lib/format'
import { IconButton } from '~/ui/IconButton'
import { RefreshIcon } from '~/ui/icons'
import { Spinner } from '~/ui/Spinner'
import { useNow } from '~/ui/use-now'
import styles from './Freshness.module.css'

interface FreshnessProps {
  /** All that is shown beside it and read below this key. */
  shown: QueryKey
  /** What Refresh reads too. */
  also?: readonly QueryKey[]
}

/** When the oldest of what is shown was read, whether reading it again failed, and a button to do so. */
export function Freshness({ shown, also = [] }: FreshnessProps) {
  const client = useQueryClient()
  const now = useNow(1)
  /** Whether what was asked for here has come; undefined while nothing was. */
  const [done, setDone] = useState<boolean>()
  const fetching = useIsFetching({ queryKey: shown, type: 'active' }) > 0
  const states = client
    .getQueryCache()
    .findAll({ queryKey: shown, type: 'active' })
    .flatMap(({ state }) => (state.data === undefined ? [] : [state]))
  if (states.length === 0) return null
  const readAt = Math.min(...states.map(({ dataUpdatedAt }) => dataUpdatedAt))
  const failed = states.some(({ status }) => status === 'error')
  const age = formatDuration(Math.max(0, now - readAt) / 1000)

  const refresh = async () => {
    setDone(false)
    await Promise.all(
      [shown, ...also].map((queryKey) => client.refetchQueries({ queryKey, type: 'active' })),
    )
    setDone(true)
  }
  // Without the age, which would be read out each second.
  const said = done === false ? '' : failed ? 'Refresh failed' : done ? 'Refreshed' : ''
  return (
    <p className={styles.freshness} data-stale={failed || undefined}>
      <span>{failed ? `Refresh failed; showing data from ${age} ago` : `Updated ${age} ago`}</span>
      <span role="status" className="visually-hidden">
        {said}
      </span>
      <IconButton label="Refresh" onClick={() => void refresh()}>
        {fetching ? <Spinner /> : <RefreshIcon />}
      </IconButton>
    </p>
  )
}
