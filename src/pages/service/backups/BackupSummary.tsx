import type { Backup, BackupReport } from '../../../api/backups'
import type { Service } from '../../../api/services'
import { protectionOf } from '../../../backup/protection'
import { nextBackup, primaryLocation } from '../../../backup/schedule'
import { CloudName } from '../../../components/CloudName'
import { Time } from '../../../components/Time'
import { Fact, Facts } from '../../../ui/Facts'
import { Section } from '../../../ui/Section'
import { SecondaryLocation } from '../SecondaryLocation'
import { ForkButton } from './ForkAndRestore'
import { PlacementNotices } from './PlacementNotices'

interface BackupSummaryProps {
  project: string
  service: Service
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
  /** Newest first. */
  backups: readonly Backup[]
  now: number
}

export function BackupSummary({ project, service, report, backups, now }: BackupSummaryProps) {
  const protection = protectionOf(service, now, { report })
  const primary = primaryLocation(backups)
  const next = report && nextBackup(report, now)
  return (
    <Section title="Where the backups are" actions={<ForkButton service={service} />}>
      <PlacementNotices
        project={project}
        serviceCloud={service.cloud_name}
        primary={primary}
        secondary={protection.region}
      />
      <Facts>
        <Fact name="Primary backup location">
          {primary === undefined ? (
            'Unknown: no backup tells'
          ) : (
            <CloudName project={project} cloud={primary} inline />
          )}
        </Fact>
        <Fact name="Secondary backup location">
          <SecondaryLocation project={project} service={service} protection={protection} />
        </Fact>
        <Fact name="Next scheduled backup">
          {next === undefined ? unknownSchedule(report) : <Time value={next} as="both" />}
        </Fact>
        {report?.pitr && <RecoveryWindows report={report} region={protection.region} />}
      </Facts>
    </Section>
  )
}

function unknownSchedule(report: BackupReport | undefined): string {
  return report === undefined ? 'Unknown: the schedule may not be read' : 'Aiven tells no schedule'
}

interface RecoveryWindowsProps {
  report: BackupReport
  region: string | undefined
}

function RecoveryWindows({ report, region }: RecoveryWindowsProps) {
  const primary = report.pitr?.primary_region
  const secondary = report.pitr?.additional_regions?.find(({ cloud }) => cloud === region)
  return (
    <>
      <Fact name="Point-in-time window, primary">
        {primary?.pitr_range_start ? (
          <>
            <Time value={primary.pitr_range_start} as="instant" /> to{' '}
            {primary.pitr_range_end ? <Time value={primary.pitr_range_end} as="instant" /> : 'now'}
          </>
        ) : (
          'No backup can be used for it'
        )}
      </Fact>
      {region !== undefined && (
        <Fact name="Point-in-time window, secondary">
          {secondary?.pitr_range_start && secondary.pitr_range_end ? (
            <>
              <Time value={secondary.pitr_range_start} as="instant" /> to{' '}
              <Time value={secondary.pitr_range_end} as="instant" />
            </>
          ) : (
            'None yet'
          )}
        </Fact>
      )}
    </>
  )
}
