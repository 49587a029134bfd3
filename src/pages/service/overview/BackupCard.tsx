import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { useProtection } from '~/hooks/use-protection'
import { Section } from '~/ui/Section'
import { SecondaryLocation } from '../SecondaryLocation'

interface BackupCardProps {
  project: string
  service: Service
  backups: UseQueryResult<BackupReport>
}

export function BackupCard({ project, service, backups }: BackupCardProps) {
  const protection = useProtection(service, backups)
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
        protection={protection}
        report={backups.data}
      />
    </Section>
  )
}
