import { useQuery } from '@tanstack/react-query'
import { serviceHistoryQuery, type HistoryDays } from '~/api/history'
import { PastLag } from '~/components/PastLag'

interface BeforeWatchingProps {
  project: string
  service: string
  days: HistoryDays
}

/** What Aiven's report says of the time before the watcher began: only the answer about one service has it. */
export function BeforeWatching({ project, service, days }: BeforeWatchingProps) {
  const { data } = useQuery(serviceHistoryQuery(days, project, service))
  if (!data?.past_lag) return null
  return <PastLag level={3} lag={data.past_lag} period={{ from: data.from, to: data.at }} />
}
