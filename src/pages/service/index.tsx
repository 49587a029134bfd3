import { Link, Outlet } from '@tanstack/react-router'
import { hasStatus } from '~/api/errors'
import { eventsQuery } from '~/api/events'
import { serviceQuery, servicesQuery, type Service } from '~/api/services'
import { readDrill } from '~/backup/drill'
import { ServiceStateBadge } from '~/components/Badges'
import { CloudName } from '~/components/CloudName'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Freshness } from '~/components/Freshness'
import { serviceTypeName } from '~/words/service'
import { CopyButton } from '~/ui/CopyButton'
import { PageHeader } from '~/ui/PageHeader'
import { Skeleton } from '~/ui/Skeleton'
import { tabs } from '~/ui/tabs'
import styles from './service.module.css'
import { DeletedDrill } from './DeletedDrill'
import { DrillWatch } from './DrillWatch'
import { useService } from './use-service'
import { UserText } from '~/ui/UserText'

/** What all tabs of a service share: who it is, its state, and the tabs. */
export default function ServicePage() {
  const { project, name, query } = useService()
  const params = { project, service: name }
  const drill = query.data && readDrill(query.data, project)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Link
            to="/projects/$project/services"
            params={{ project }}
            // It is above this page, and not this page.
            activeOptions={{ exact: true }}
          >
            Current services
          </Link>
        }
        heading={<UserText text={name} />}
        beside={
          <>
            <CopyButton text={name} label="Copy service name" />
            {query.data && <ServiceStateBadge state={query.data.state} />}
          </>
        }
        subtitle={query.data && <Facts project={project} service={query.data} />}
        actions={
          <Freshness
            shown={serviceQuery(project, name).queryKey}
            also={[servicesQuery(project).queryKey, eventsQuery(project).queryKey]}
          />
        }
      />
      <DeletedDrill />
      {query.data && drill && !query.isPlaceholderData && (
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
      {query.isPending && <Skeleton lines={8} label="Loading the service" />}
      {query.isError && !query.data && (
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
      )}
      {query.data && (
        <div className={styles.tab}>
          <Outlet />
        </div>
      )}
    </>
  )
}

function Facts({ project, service }: { project: string; service: Service }) {
  return (
    <ul className={styles.facts} aria-label="Service facts">
      <li>{serviceTypeName(service.service_type)}</li>
      <li>{service.plan}</li>
      <li>
        <CloudName project={project} cloud={service.cloud_name} inline />
      </li>
    </ul>
  )
}
