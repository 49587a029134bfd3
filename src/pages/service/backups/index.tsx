import { useState } from 'react'
import { hasStatus } from '~/api/errors'
import { serverNow } from '~/api/server-clock'
import { backupsQuery } from '~/api/backups'
import type { Service } from '~/api/services'
import { newestFirst } from '~/backup/copies'
import { readLocations } from '~/backup/location'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { SavedNotice } from '~/configuration/SavedNotice'
import { lookupIn, useProtection } from '~/hooks/use-protection'
import { formatNumber } from '~/lib/format'
import { EmptyState } from '~/ui/EmptyState'
import { Notice } from '~/ui/Notice'
import { Section } from '~/ui/Section'
import { useNow } from '~/ui/use-now'
import { TabHeading } from '../TabHeading'
import { TabTitle } from '../TabTitle'
import { useBackups, useService } from '../use-service'
import { BackupDialogs, type SavedSettings } from './actions/BackupDialogs'
import { BackupsTable } from './BackupsTable'
import { Drills } from './Drills'
import { ForkDialog } from './ForkAndRestore'
import { History } from './History'
import { OverTime } from './over-time/OverTime'
import { Protected } from './Protected'
import { Recoverable } from './recoverable/Recoverable'

export default function BackupsTab() {
  const { project, query } = useService()
  const [saved, setSaved] = useState<SavedSettings>()
  return (
    <>
      <TabTitle tab="Backups" />
      <TabHeading>Backups</TabHeading>
      {query.data && (
        <>
          {saved && <SavedNotice {...saved} onDismiss={() => setSaved(undefined)} />}
          <Backups project={project} service={query.data} />
          <BackupDialogs project={project} service={query.data} onSaved={setSaved} />
        </>
      )}
    </>
  )
}

/** Where the backups may not be read, the copy of their list inside the service object is shown. */
function Backups({ project, service }: { project: string; service: Service }) {
  const backups = useBackups()
  const now = serverNow(useNow(10))
  const protection = useProtection(project, service, backups)
  // A read that failed is pending again while it is repeated: what is open must outlive that.
  if (!backups.isFetched) {
    const { queryKey } = backupsQuery(project, service.service_name)
    return <Loading lines={6} what="the backups" reads={[queryKey]} />
  }
  const report = backups.data
  const listed = report?.backups ?? service.backups ?? undefined
  const list = newestFirst(listed ?? [])
  const locations = readLocations(service, report)
  const facts = { project, service, backups: list, protection, locations }
  return (
    <>
      {backups.isError &&
        (hasStatus(backups.error, 403) ? (
          <Notice tone="info" title="You don’t have full access to this service’s backups">
            <p>
              Aiven’s response: “{backups.error.message}”. Viewing them requires permission to
              change the service’s configuration. Below is what the service itself reports; its
              schedule and recovery windows are unknown.
            </p>
          </Notice>
        ) : (
          <ErrorNotice
            error={backups.error}
            title="The backups could not be loaded"
            consequence="Shown below is the last known data."
            onRetry={() => void backups.refetch()}
            retrying={backups.isFetching}
          />
        ))}
      <Recoverable {...facts} report={report} lookup={lookupIn(backups)} now={now} />
      <OverTime {...facts} />
      <Protected project={project} service={service.service_name} />
      <Drills project={project} service={service} />
      <Section title={listed ? `All backups (${formatNumber(list.length)})` : 'All backups'}>
        {list.length > 0 ? (
          <BackupsTable project={project} service={service} backups={list} />
        ) : listed === undefined ? (
          <EmptyState title="Aiven does not list this service’s backups">
            <p>That does not mean there are none.</p>
          </EmptyState>
        ) : (
          <EmptyState title="No backups are listed">
            <p>
              {service.state === 'REBUILDING'
                ? 'The first one is made once the service runs.'
                : 'Aiven lists none for this service. Some service types and plans have none.'}
            </p>
          </EmptyState>
        )}
      </Section>
      <History project={project} service={service.service_name} />
      <ForkDialog project={project} service={service} report={report} />
    </>
  )
}
