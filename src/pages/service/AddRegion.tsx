import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cloudsQuery } from '~/api/clouds'
import type { Service } from '~/api/services'
import { findProvider } from '~/backup/clouds'
import type { Protection } from '~/backup/protection'
import { useReadOnly } from '~/hooks/use-read-only'
import { looks } from '~/ui/looks'

interface AddRegionProps {
  project: string
  service: Service
  protection: Protection
  /** The link to the dialog. */
  children: ReactNode
}

/** The way to a second region where none is set, or why there can be none. */
export function AddRegion({ project, service, protection, children }: AddRegionProps) {
  const { data: clouds } = useQuery(cloudsQuery(project))
  const readOnly = useReadOnly(project)
  const { region, cause, survivor } = protection
  const primary = survivor?.kind === 'primary' ? survivor.cloud : undefined
  if (region !== undefined || readOnly !== undefined) return undefined
  if (primary === undefined) return cause === 'no-region' ? children : undefined
  const [here, there] = [findProvider(service.cloud_name, clouds), findProvider(primary, clouds)]
  // Of a cloud whose provider nobody can tell, Aiven has to judge.
  if (here === undefined || there === undefined || here === there) return children
  return (
    <p className={looks.muted}>
      No region can be added: copies must be with the provider of both the service and its primary
      backups, and these differ.
    </p>
  )
}
