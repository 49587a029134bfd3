import { hasStatus } from '../../../api/errors'
import { serverNow } from '../../../api/server-clock'
import type { Service } from '../../../api/services'
import { newestFirst } from '../../../backup/copies'
import { ErrorNotice } from '../../../components/ErrorNotice'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { useNow } from '../../../ui/use-now'
import { TabHeading } from '../TabHeading'
import { useBackups, useService } from '../use-service'
import { BackupsTable } from './BackupsTable'
import { BackupSummary } from './BackupSummary'
import { ForkDialog } from './ForkAndRestore'

export default function BackupsTab() {
  const { project, name, query } = useService()
  return (
    <>
      <title>{`Backups · ${name} · Offsite`}</title>
      <TabHeading>Backups</TabHeading>
      {query.data && <Backups project={project} service={query.data} />}
    </>
  )
}

/** Where the backups may not be read, the copy of their list inside the service object is shown. */
function Backups({ project, service }: { project: string; service: Service }) {
  const backups = useBackups()
  const now = useNow(10)
  // A read that failed is pending again while it is repeated: what is open must outlive that.
  if (!backups.isFetched) return <Skeleton lines={6} label="Loading the backups" />
  const list = newestFirst(backups.data?.backups ?? service.backups ?? [])
  return (
    <>
      {backups.isError &&
        (hasStatus(backups.error, 403) ? (
          <Notice tone="info" title="You may not read all about the backups of this service">
            <p>
              Aiven says: “{backups.error.message}”. It asks for the permission to write the
              service’s configuration. Shown below is what the service itself tells; its schedule
              and recovery windows stay unknown.
            </p>
          </Notice>
        ) : (
          <ErrorNotice
            error={backups.error}
            title="The backups could not be read"
            consequence="Shown below is what is known from before."
            onRetry={() => void backups.refetch()}
            retrying={backups.isFetching}
          />
        ))}
      <BackupSummary
        project={project}
        service={service}
        report={backups.data}
        backups={list}
        now={serverNow(now)}
      />
      <Section title={`All backups (${list.length})`}>
        {list.length > 0 ? (
          <BackupsTable project={project} service={service} backups={list} />
        ) : (
          <EmptyState title="No backups are listed">
            <p>
              {service.state === 'REBUILDING'
                ? 'The first one is made once the service is running.'
                : 'Aiven lists none for this service. Some service types and plans have none.'}
            </p>
          </EmptyState>
        )}
      </Section>
      <ForkDialog project={project} service={service} report={backups.data} />
    </>
  )
}
