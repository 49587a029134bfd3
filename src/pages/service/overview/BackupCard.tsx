import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { useProtection } from '~/hooks/use-protection'
import { buttonLink } from '~/ui/button-link'
import { looks } from '~/ui/looks'
import { Section } from '~/ui/Section'
import { AddRegion } from '../AddRegion'
import { SecondaryLocation } from '../SecondaryLocation'

interface BackupCardProps {
  project: string
  service: Service
  backups: UseQueryResult<BackupReport>
}

export function BackupCard({ project, service, backups }: BackupCardProps) {
  const protection = useProtection(project, service, backups)
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
      <div className={looks.stack}>
        <SecondaryLocation
          project={project}
          service={service}
          protection={protection}
          report={backups.data}
        />
        <AddRegion project={project} service={service} protection={protection}>
          <div>
            <Link
              to="/projects/$project/services/$service/overview"
              params={{ project, service: service.service_name }}
              search={{ edit: 'configuration', option: BACKUP_REGIONS_OPTION }}
              resetScroll={false}
              className={buttonLink.primary}
            >
              Add secondary backup location
            </Link>
          </div>
        </AddRegion>
      </div>
    </Section>
  )
}
