import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { cloudsQuery, type Cloud } from '~/api/clouds'
import { hasStatus } from '~/api/errors'
import type { OddService } from '~/api/each-service'
import { oddServicesQuery } from '~/api/odd-services'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { OddServices } from '~/components/OddServices'
import { ReadOnlyChip } from '~/components/ReadOnlyChip'
import type { FleetService } from '~/fleet/fleet-service'
import { fleetQuery } from '~/fleet/read/query'
import { Freshness } from '~/components/Freshness'
import { choosePollInterval } from '~/hooks/poll-interval'
import { useReadOnly } from '~/hooks/use-read-only'
import { useSearchAhead } from '~/hooks/use-search-ahead'
import { buttonLink } from '~/ui/button-link'
import { noneMatchesWords, shownWords } from '~/words/coverage'
import { EmptyState } from '~/ui/EmptyState'
import { FilterChips } from '~/ui/FilterChips'
import { PageHeader } from '~/ui/PageHeader'
import { preloadable } from '~/ui/preloadable'
import { everyRow, FEW } from '~/ui/virtual-rows'
import { whenIdle } from '~/ui/when-idle'
import { Filters } from './Filters'
import { filtersInWords } from './filters-in-words'
import { filterRows, inOrder, prepareSearch, type Row } from './rows'
import type { ServicesSearch } from './search-params'
import { ServicesTable } from './ServicesTable'
import { useLoadAhead } from './use-load-ahead'
import { useRows } from './use-rows'

const route = getRouteApi('/projects/$project/services')

/** What draws only the rows in sight is code that few projects need; without it all are drawn. */
const LongServicesTable = preloadable(() => import('./LongServicesTable'), {
  missing: WholeTable,
  waiting: () => <Loading lines={9} what="services" />,
})

/** A list that takes longer, in milliseconds, is most likely a long one. */
const SHORT_READ = 150

const NONE: readonly FleetService[] = []
const NO_ODD: readonly OddService[] = []
const NO_CLOUDS: readonly Cloud[] = []

export default function ServicesPage() {
  const { project } = route.useParams()
  const readOnly = useReadOnly(project)
  const services = useQuery({
    ...fleetQuery(project),
    refetchInterval: ({ state }) => choosePollInterval(state.data ?? []),
  })
  const { data: clouds = NO_CLOUDS } = useQuery(cloudsQuery(project))
  const { data: odd = NO_ODD } = useQuery(oddServicesQuery(project))
  const rows = useRows(services.data ?? NONE, clouds)
  useEffect(() => whenIdle(prepareSearch(rows)), [rows])
  useLoadAhead(services.data !== undefined)
  useEffect(() => {
    if (!services.isPending) return
    const timer = setTimeout(() => void LongServicesTable.preload(), SHORT_READ)
    return () => clearTimeout(timer)
  }, [services.isPending])

  const unavailable = services.isError && !services.data
  return (
    <>
      <title>{`Current services · ${project} · Offsite`}</title>
      <PageHeader
        heading="Current services"
        afterHeading={<ReadOnlyChip project={project} />}
        subtitle={`Project ${project}`}
        actions={
          <>
            <Freshness shown={fleetQuery(project).queryKey} />
            {!readOnly && !unavailable && (
              <Link
                to="/projects/$project/create-service"
                params={{ project }}
                className={buttonLink.primary}
              >
                Create service
              </Link>
            )}
          </>
        }
      />
      {unavailable && (
        <ErrorNotice
          error={services.error}
          title={
            hasStatus(services.error, 403)
              ? `You don’t have access to ${project}`
              : hasStatus(services.error, 404)
                ? `There is no project ${project}`
                : 'The services could not be loaded'
          }
          onRetry={() => void services.refetch()}
          retrying={services.isFetching}
        />
      )}
      <OddServices odd={odd} />
      {services.isPending && (
        <Loading lines={9} what={`services of ${project}`} reads={[fleetQuery(project).queryKey]} />
      )}
      {services.data && <ServicesList rows={rows} clouds={clouds} project={project} />}
    </>
  )
}

interface ServicesListProps {
  rows: readonly Row[]
  clouds: readonly Cloud[]
  project: string
}

function ServicesList({ rows, clouds, project }: ServicesListProps) {
  const navigate = route.useNavigate()
  const [search, set] = useSearchAhead<ServicesSearch>(route.useSearch(), navigate)
  const { q, status, type, provider, backup, sort, desc } = search
  // Each step again only when something it looks at has changed.
  const ordered = useMemo(() => inOrder(rows, { sort, desc }), [rows, sort, desc])
  const shown = useMemo(
    () => filterRows(ordered, { q, status, type, provider, backup }),
    [ordered, q, status, type, provider, backup],
  )

  if (rows.length === 0) {
    return (
      <EmptyState title="No services yet">
        <p>Create one above. Services created elsewhere appear here by themselves.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <Filters
        rows={rows}
        clouds={clouds}
        hidesRows={shown.length > FEW}
        search={search}
        set={set}
      />
      <FilterChips
        count={shownWords(shown.length, rows.length)}
        filters={filtersInWords(search, clouds)}
        set={set}
      />
      {shown.length > 0 ? (
        <Table rows={shown} project={project} />
      ) : (
        <EmptyState title="No services match">
          <p>{noneMatchesWords(rows.length)}</p>
        </EmptyState>
      )}
    </>
  )
}

interface TableProps {
  rows: readonly Row[]
  project: string
}

function Table(props: TableProps) {
  return props.rows.length > FEW ? (
    <LongServicesTable.Component {...props} />
  ) : (
    <WholeTable {...props} />
  )
}

function WholeTable({ rows, project }: TableProps) {
  return <ServicesTable rows={rows} project={project} virtual={everyRow(rows.length)} />
}
