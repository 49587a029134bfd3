import { Link } from '@tanstack/react-router'
import type { BackupReport } from '../../../api/backups'
import type { Service } from '../../../api/services'
import { protectionOf } from '../../../backup/protection'
import { Section } from '../../../ui/Section'
import { SecondaryLocation } from '../SecondaryLocation'

interface BackupCardProps {
  project: string
  service: Service
  /** Undefined until it arrives, and where it may not be read. */
  report: BackupReport | undefined
  now: number
}

export function BackupCard({ project, service, report, now }: BackupCardProps) {
  return (
    <Section
      title="Secondary backup location"
      actions={
        <Link
          to="/projects/$project/services/$service/backups"
          params={{ project, service: service.service_name }}
        >
          All backups
        </Link>
      }
    >
      <SecondaryLocation
        project={project}
        service={service}
        protection={protectionOf(service, now, { report })}
        report={report}
      />
    </Section>
  )
}
