import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { serviceHistoryQuery } from '~/api/history'
import { sessionQuery } from '~/api/session'
import { HistoryLegend, HistoryStrip } from '~/components/HistoryStrip'
import { PastLag } from '~/components/PastLag'
import { readHistory, watchedSeconds } from '~/fleet/history'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import { historyWords } from '~/words/history'

const DAYS = '90'

interface ProtectedProps {
  project: string
  service: string
}

/** How long the service was protected, where a watcher has seen it. */
export function Protected({ project, service }: ProtectedProps) {
  const { data: session } = useQuery(sessionQuery)
  const { data } = useQuery({
    ...serviceHistoryQuery(DAYS, project, service),
    enabled: session?.history === true,
  })
  const histories = useMemo(() => (data ? readHistory(data) : []), [data])
  if (!data || histories.length === 0) return null
  const words = historyWords(histories, Number(DAYS), watchedSeconds(data))
  return (
    <Section
      title="Time protected"
      actions={
        <Link to="/history" search={{ project, service }} preload={false}>
          History
        </Link>
      }
    >
      <div className={looks.stack}>
        <p>{words}.</p>
        <HistoryStrip
          histories={histories}
          period={{ from: data.from, to: data.at }}
          label={words}
        />
        <HistoryLegend />
        {data.past_lag && (
          <PastLag level={4} lag={data.past_lag} period={{ from: data.from, to: data.at }} />
        )}
      </div>
    </Section>
  )
}
