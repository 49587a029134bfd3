import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { historyQuery, type HistoryDays } from '~/api/history'
import { projectsQuery } from '~/api/projects'
import { sessionQuery } from '~/api/session'
import { ErrorNotice } from '~/components/ErrorNotice'
import { CreateService } from '~/components/FirstRun'
import { Loading } from '~/components/Loading'
import NoProjects from '~/components/NoProjects'
import { readHistory } from '~/fleet/history'
import { EmptyState } from '~/ui/EmptyState'
import { looks } from '~/ui/looks'
import { PageHeader } from '~/ui/PageHeader'
import { Filters } from './Filters'
import { NoWatcher } from './NoWatcher'
import { SaveHistory } from './SaveHistory'
import { inScope } from './in-scope'
import type { HistorySearch } from './search-params'
import { Summary } from './Summary'

const route = getRouteApi('/history')

export default function HistoryPage() {
  const search = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  return (
    <>
      <title>History · Offsite</title>
      {session && !session.history ? (
        <NoWatcher session={session} />
      ) : (
        <Watched key={search.days} search={search} />
      )}
    </>
  )
}

function Watched({ search }: { search: HistorySearch }) {
  const days = search.days ?? 90
  const history = useQuery(historyQuery(`${days}` satisfies HistoryDays))
  const { data } = history
  const all = useMemo(() => (data ? readHistory(data) : []), [data])
  const shown = useMemo(() => inScope(all, search), [all, search])
  const changes = data ? inScope(data.region_changes, search) : []
  return (
    <>
      <PageHeader
        heading="History"
        subtitle="How long each service was protected, and each time that it was not"
        actions={<SaveHistory shown={shown} changes={changes} days={days} />}
      />
      {history.isError && (
        <ErrorNotice
          error={history.error}
          title="The history could not be loaded"
          onRetry={() => void history.refetch()}
          retrying={history.isFetching}
        />
      )}
      {history.isPending && <Loading lines={9} what="the history" reads={[['history']]} />}
      {data && (
        <div className={looks.stack}>
          <Filters all={all} shown={shown.length} search={search} />
          {shown.length > 0 ? (
            <Summary histories={shown} answer={data} days={days} search={search} />
          ) : all.length > 0 ? (
            <EmptyState title="Nothing was watched">
              <p>The watcher has seen no such service in this period.</p>
            </EmptyState>
          ) : (
            <NothingYet />
          )}
        </div>
      )}
    </>
  )
}

/** Before the watcher has seen a service: what to wait for, or to do. */
function NothingYet() {
  const { data: projects } = useQuery(projectsQuery)
  if (projects?.length === 0) return <NoProjects />
  const [first] = projects ?? []
  return (
    <EmptyState title="Nothing was watched">
      <p>
        The watcher has not seen a service of your projects yet. A first look takes a few seconds.
        If there is no service, create one.
      </p>
      {first && <CreateService project={first.project_name} />}
    </EmptyState>
  )
}
