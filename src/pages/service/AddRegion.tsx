import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cloudsQuery, type Cloud } from '~/api/clouds'
import type { Service } from '~/api/services'
import type { Protection } from '~/backup/protection'
import { findConflict } from '~/backup/region-choices'
import { useReadOnly } from '~/hooks/use-read-only'
import { looks } from '~/ui/looks'

/** Shared, as lists are indexed once each. */
const NO_CLOUDS: readonly Cloud[] = []

interface AddRegionProps {
  project: string
  service: Service
  protection: Protection
  /** The link to the dialog. */
  children: ReactNode
}

/** The way to a second region where none is set, or why there can be none. */
export function AddRegion({ project, service, protection, children }: AddRegionProps) {
  const { data: clouds = NO_CLOUDS } = useQuery(cloudsQuery(project))
  const readOnly = useReadOnly(project)
  const { region, cause, survivor } = protection
  const primary = survivor?.kind === 'primary' ? survivor.cloud : undefined
  if (region !== undefined || readOnly !== undefined) return undefined
  if (primary === undefined) return cause === 'no-region' ? children : undefined
  const source = { serviceCloud: service.cloud_name, primaryCloud: primary }
  if (findConflict(source, clouds) === undefined) return children
  return (
    <p className={looks.muted}>
      No region can be added: copies must be with the provider of both the service and its primary
      backups, and these differ.
    </p>
  )
}
