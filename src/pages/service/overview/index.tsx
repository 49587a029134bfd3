import { useState } from 'react'
import { isInTransition, type Service } from '~/api/services'
import { looks } from '~/ui/looks'
import { TabHeading } from '../TabHeading'
import { TabTitle } from '../TabTitle'
import type { SaveOutcome } from '~/configuration/outcome'
import { SavedNotice } from '~/configuration/SavedNotice'
import { useBackups, useService } from '../use-service'
import { AdvancedConfiguration } from './AdvancedConfiguration'
import { BackupCard } from './BackupCard'
import { Connection } from './Connection'
import styles from './overview.module.css'
import { LineageSection } from './LineageSection'
import { Nodes } from './Nodes'
import { ServiceDetails } from './ServiceDetails'

export default function OverviewTab() {
  const { project, query } = useService()
  return (
    <>
      <TabTitle tab="Overview" />
      <TabHeading>Overview</TabHeading>
      {query.data && <Overview project={project} service={query.data} />}
    </>
  )
}

function Overview({ project, service }: { project: string; service: Service }) {
  const backups = useBackups()
  const [outcome, setOutcome] = useState<SaveOutcome>()

  return (
    <>
      {outcome && (
        <SavedNotice
          what="Advanced configuration"
          outcome={outcome}
          onDismiss={() => setOutcome(undefined)}
        />
      )}
      <LineageSection project={project} service={service} />
      {isInTransition(service) && <Nodes service={service} />}
      <div className={styles.columns}>
        <div className={looks.stack}>
          <BackupCard project={project} service={service} backups={backups} />
          <AdvancedConfiguration project={project} service={service} onSaved={setOutcome} />
        </div>
        <div className={looks.stack}>
          <Connection project={project} service={service} />
          {!isInTransition(service) && <Nodes service={service} />}
          <ServiceDetails project={project} service={service} />
        </div>
      </div>
    </>
  )
}
