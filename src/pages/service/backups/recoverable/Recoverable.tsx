import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import type { Backup, BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import type { Locations } from '~/backup/location'
import type { Lookup, Protection } from '~/backup/protection'
import { forkRefusal, restoreWays } from '~/backup/restore'
import { nextBackup } from '~/backup/schedule'
import { findServiceType } from '~/backup/service-types'
import { CloudName } from '~/components/CloudName'
import { UNREAD_WORDS } from '~/words/lookup'
import { formerWords, protectionReason } from '~/words/protection'
import { Time } from '~/components/Time'
import { buttonLink } from '~/ui/button-link'
import { Fact, Facts } from '~/ui/Facts'
import { Section } from '~/ui/Section'
import { AddRegion } from '../../AddRegion'
import { FirstCopy } from '../../FirstCopy'
import { ProtectionLine } from '../../ProtectionLine'
import { BackupActions } from '../actions/BackupActions'
import { ForkButton } from '../ForkAndRestore'
import { NoRestore } from './NoRestore'
import { ObjectiveFact } from './ObjectiveFact'
import { PlacementNotices } from '../PlacementNotices'
import styles from './Recoverable.module.css'
import { RecoveryFacts } from './RecoveryFacts'

interface RecoverableProps {
  project: string
  service: Service
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
  /** Newest first. */
  backups: readonly Backup[]
  protection: Protection
  locations: Locations
  /** How it stands with the report. */
  lookup: Lookup
  now: number
}

/** What could be restored if it had to be now, from each of the two locations. */
export function Recoverable(props: RecoverableProps) {
  const { project, service, report, backups, protection, lookup, now } = props
  const { primary, secondary } = props.locations
  const location = primary.cloud
  const next = report && nextBackup(report, service.state, now)
  const off = service.state === 'POWEROFF'
  const facts = { service, objective: protection.objective, lookup, off, now }
  return (
    <Section
      title="Recoverable now"
      actions={
        <>
          <BackupActions project={project} service={service} />
          <ForkButton project={project} service={service} />
        </>
      }
    >
      <PlacementNotices
        project={project}
        serviceCloud={service.cloud_name}
        locations={props.locations}
      />
      <div className={styles.locations}>
        <dl className={styles.location}>
          <div>
            <dt>Primary backup location</dt>
            <dd>
              {location === undefined ? (
                'Unknown: no backup says where it is'
              ) : (
                <CloudName project={project} cloud={location} inline />
              )}
            </dd>
          </div>
          <LocationFacts location={primary} {...facts} />
        </dl>
        <dl className={styles.location}>
          <div>
            <dt>Secondary backup location</dt>
            <dd>
              <ProtectionLine project={project} protection={protection} />
              <Reason protection={protection} service={service} />
              <AddRegion project={project} service={service} protection={protection}>
                <Link
                  to="/projects/$project/services/$service/backups"
                  params={{ project, service: service.service_name }}
                  search={{ dialog: 'secondary-location' }}
                  resetScroll={false}
                  className={buttonLink.primary}
                >
                  Add secondary backup location
                </Link>
              </AddRegion>
              {protection.region !== undefined && (
                <FirstCopy
                  region={protection.region}
                  waiting={protection.state === 'waiting'}
                  state={service.state}
                  backups={backups}
                  report={report}
                />
              )}
            </dd>
          </div>
          {secondary && <LocationFacts location={secondary} {...facts} />}
        </dl>
      </div>
      <Facts>
        <Fact name="Recovery point objective">
          <ObjectiveFact
            project={project}
            service={service}
            objective={protection.objective}
            report={report}
            lookup={lookup}
          />
        </Fact>
        <Fact name="Next scheduled backup">
          {next === undefined ? noSchedule(lookup, off) : <Time value={next} as="both" />}
        </Fact>
      </Facts>
    </Section>
  )
}

interface LocationFactsProps extends ComponentProps<typeof RecoveryFacts> {
  service: Service
}

/** What one location can restore, unless it is known that nothing can. */
function LocationFacts({ service, ...facts }: LocationFactsProps) {
  const type = service.service_type
  // Nobody can say it of a type that is new.
  const refusal = findServiceType(type) && forkRefusal(service, restoreWays(type))
  return refusal === undefined ? (
    <RecoveryFacts {...facts} />
  ) : (
    <NoRestore location={facts.location} serviceType={type} refusal={refusal} />
  )
}

/** What the figures below do not tell. */
function Reason({ protection, service }: { protection: Protection; service: Service }) {
  const { state, former, survivor } = protection
  // What the figures say by themselves is not said again.
  const isShownBelow =
    (state === 'protected' || state === 'behind') && survivor?.kind === 'secondary'
  return (
    <>
      {!isShownBelow && (
        <p className={styles.reason}>{protectionReason(protection, service.service_type)}</p>
      )}
      {former.length > 0 && <p className={styles.reason}>{formerWords(protection)}</p>}
    </>
  )
}

function noSchedule(lookup: Lookup, off: boolean): string {
  if (off) return 'None while the service is powered off'
  return lookup === 'read' ? 'Aiven reports no schedule' : UNREAD_WORDS[lookup]
}
