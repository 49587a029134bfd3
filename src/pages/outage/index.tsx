import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { NoServices } from '~/components/FirstRun'
import { Loading } from '~/components/Loading'
import { Reading, StillReading, UnreadProjects } from '~/components/Reading'
import { FLEET_KEYS } from '~/hooks/use-fleet'
import { PageHeader } from '~/ui/PageHeader'
import { Announcement } from './Announcement'
import { Choose } from './Choose'
import { DownloadKit } from './DownloadKit'
import { Outcome } from './Outcome'
import styles from './outage.module.css'
import { Runbook } from './Runbook'
import { RecoveryBar } from './RecoveryBar'
import { readDown } from './search-params'
import { UnknownName } from './UnknownName'
import { useOutage } from './use-outage'
import { useRunbook } from './use-runbook'
import { CLOUDS_FAILED } from '~/words/clouds'
import { downName } from '~/words/outage'

const route = getRouteApi('/outage')

export default function OutagePage() {
  const search = route.useSearch()
  const chosen = useMemo(() => readDown(search), [search])
  const view = useOutage(chosen)
  const { fleet, listed, clouds, down } = view
  const name = down && downName(down, clouds)
  const runbook = useRunbook(view.steps)
  const outcome = useRef<HTMLHeadingElement>(null)
  return (
    <>
      <title>
        {name === undefined ? 'Region outage · Offsite' : `If ${name} goes down · Offsite`}
      </title>
      <PageHeader
        heading="Region outage"
        subtitle="What you can recover, where, with how much data loss, and how"
        actions={
          <>
            <Reading fleet={fleet} />
            <DownloadKit view={view} />
          </>
        }
      />
      <Announcement fleet={fleet} name={name} totals={view.outage?.totals} />
      <div className={styles.body}>
        {fleet.error && (
          <ErrorNotice
            error={fleet.error}
            title="The projects could not be loaded"
            onRetry={() => fleet.refresh()}
          />
        )}
        <UnreadProjects fleet={fleet} />
        {listed.state === 'failed' && (
          <ErrorNotice
            error={listed.error}
            title={CLOUDS_FAILED}
            consequence="Until then, continents are unknown, and so is which regions are in one place. Only a region or provider that a service runs in is judged, by the names of clouds alone."
            onRetry={listed.retry}
          />
        )}
        {fleet.services.length > 0 && listed.state === 'loading' ? (
          <Loading lines={9} what="the list of clouds" />
        ) : fleet.services.length > 0 ? (
          <>
            {view.outage && view.steps.length > 0 && (
              <RecoveryBar fleet={fleet} totals={view.outage.totals} runbook={runbook} />
            )}
            {chosen && !down && listed.state === 'known' && (
              <UnknownName down={chosen} fleet={fleet} />
            )}
            <Choose map={view.map} clouds={clouds} down={down} outcome={outcome} />
            {down && name !== undefined && (
              <>
                <StillReading fleet={fleet} />
                <Outcome
                  key={`${down.kind} ${down.name}`}
                  outage={view.outage}
                  clouds={clouds}
                  down={down}
                  name={name}
                  headingRef={outcome}
                />
                {view.outage && view.steps.length > 0 && (
                  <Runbook
                    view={view}
                    outage={view.outage}
                    runbook={runbook}
                    down={down}
                    name={name}
                  />
                )}
              </>
            )}
          </>
        ) : fleet.reading || !fleet.projects ? (
          !fleet.error && (
            <Loading lines={9} what="the services of all projects" reads={FLEET_KEYS} />
          )
        ) : (
          <NoServices fleet={fleet} />
        )}
      </div>
    </>
  )
}
