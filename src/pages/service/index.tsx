import { Link, Outlet } from '@tanstack/react-router'
import { hasStatus } from '~/api/errors'
import { eventsQuery } from '~/api/events'
import { serviceQuery, type Service } from '~/api/services'
import { readDrill } from '~/backup/drill'
import { Breadcrumb } from '~/components/Breadcrumb'
import { ServiceStateBadge } from '~/components/Badges'
import { Loading } from '~/components/Loading'
import { CloudName } from '~/components/CloudName'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Freshness } from '~/components/Freshness'
import { fleetQuery } from '~/fleet/read/query'
import { ReadOnlyChip } from '~/components/ReadOnlyChip'
import { markHidden } from '~/lib/hidden-characters'
import { serviceTypeName } from '~/words/service'
import { CopyButton } from '~/ui/CopyButton'
import { PageHeader } from '~/ui/PageHeader'
import { tabs } from '~/ui/tabs'
import styles from './service.module.css'
import { DeletedDrill } from './DeletedDrill'
import { DrillWatch } from './DrillWatch'
import { useService } from './use-service'
import { UserText } from '~/ui/UserText'

/** What all tabs of a service share: its name, its state and the tabs. */
export default function ServicePage() {
  const { project, name, query, listed } = useService()
  const params = { project, service: name }
  const drill = query.data ? readDrill(query.data, project) : listed?.drill
  const facts = query.data ? readFacts(query.data) : listed
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb project={project} />}
        heading={<UserText text={name} />}
        afterHeading={
          <>
            <CopyButton text={name} label="Copy service name" />
            {facts && <ServiceStateBadge state={facts.state} />}
            <ReadOnlyChip project={project} />
          </>
        }
        subtitle={facts && <Facts project={project} {...facts} />}
        actions={
          <Freshness
            shown={serviceQuery(project, name).queryKey}
            also={[fleetQuery(project).queryKey, eventsQuery(project).queryKey]}
          />
        }
      />
      <DeletedDrill />
      {query.data && drill && (
        <DrillWatch
          project={project}
          fork={query.data}
          drill={drill}
          readAt={query.dataUpdatedAt}
        />
      )}
      <nav aria-label="Service" className={tabs.list}>
        <Link
          to="/projects/$project/services/$service/overview"
          params={params}
          className={tabs.tab}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ includeSearch: false }}
        >
          Overview
        </Link>
        <Link
          to="/projects/$project/services/$service/backups"
          params={params}
          className={tabs.tab}
          activeProps={{ 'aria-current': 'page' }}
          activeOptions={{ includeSearch: false }}
        >
          Backups
        </Link>
        {drill && (
          <Link
            to="/projects/$project/services/$service/drill"
            params={params}
            className={tabs.tab}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            Restore drill
          </Link>
        )}
      </nav>
      {query.isError && !query.data && (
        <>
          <title>{`${markHidden(name)} · Offsite`}</title>
          <ErrorNotice
            error={query.error}
            title={
              hasStatus(query.error, 404)
                ? `There is no service ${name} in ${project}`
                : 'The service could not be loaded'
            }
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </>
      )}
      {(query.data ?? query.isPending) && (
        <div className={styles.tab}>
          <Outlet />
          {query.isPending && (
            <Loading lines={8} what="the service" reads={[serviceQuery(project, name).queryKey]} />
          )}
        </div>
      )}
    </>
  )
}

function readFacts({ service_type: type, plan, cloud_name: cloud, state }: Service) {
  return { type, plan, cloud, state }
}

interface FactsProps {
  project: string
  type: string
  plan: string
  cloud: string
}

function Facts({ project, type, plan, cloud }: FactsProps) {
  return (
    <ul className={styles.facts} aria-label="Service facts">
      <li>{serviceTypeName(type)}</li>
      <li>{plan}</li>
      <li>
        <CloudName project={project} cloud={cloud} inline />
      </li>
    </ul>
  )
}
