import { getRouteApi } from '@tanstack/react-router'
import { ErrorNotice } from '~/components/ErrorNotice'
import { NoServices } from '~/components/FirstRun'
import { Loading } from '~/components/Loading'
import { Reading, StillReading, UnreadProjects } from '~/components/Reading'
import { PageHeader } from '~/ui/PageHeader'
import { Choose } from './Choose'
import { DownloadKit } from './DownloadKit'
import { Outcome } from './Outcome'
import styles from './outage.module.css'
import { Runbook } from './Runbook'
import { readDown } from './search-params'
import { useOutage } from './use-outage'
import { downName } from '~/words/outage'

const route = getRouteApi('/outage')

export default function OutagePage() {
  const down = readDown(route.useSearch())
  const view = useOutage(down)
  const { fleet, clouds } = view
  const name = down && downName(down, clouds)
  return (
    <div className={styles.page}>
      <title>
        {name === undefined ? 'Region outage · Offsite' : `If ${name} goes down · Offsite`}
      </title>
      <PageHeader
        heading="Region outage"
        subtitle="What you can recover, where, with how much data loss, and how"
        actions={
          <>
            <DownloadKit view={view} />
            <Reading fleet={fleet} />
          </>
        }
      />
      {fleet.error && (
        <ErrorNotice
          error={fleet.error}
          title="The projects could not be loaded"
          onRetry={() => fleet.refresh()}
        />
      )}
      <UnreadProjects fleet={fleet} />
      {fleet.services.length > 0 ? (
        <>
          <Choose view={view} down={down} />
          {down && name !== undefined && (
            <>
              <StillReading fleet={fleet} />
              <Outcome key={`${down.kind} ${down.name}`} view={view} name={name} />
              {view.steps.length > 0 && <Runbook view={view} down={down} name={name} />}
            </>
          )}
        </>
      ) : fleet.reading || !fleet.projects ? (
        !fleet.error && <Loading lines={9} what="the services of all projects" />
      ) : (
        <NoServices fleet={fleet} />
      )}
    </div>
  )
}
