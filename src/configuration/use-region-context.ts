import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { backupsQuery } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { readLocations } from '~/backup/location'
import { nextBackup } from '~/backup/schedule'
import type { RegionContext } from './region'

/** What the region picker must know of a service. */
export function useRegionContext(project: string, service: Service): RegionContext {
  const { data: report } = useQuery(backupsQuery(project, service.service_name))
  return useMemo(
    () => ({
      project,
      serviceCloud: service.cloud_name,
      primaryCloud: readLocations(service, report).primary.cloud ?? service.cloud_name,
      off: service.state === 'POWEROFF',
      nextBackup: report && nextBackup(report, service.state, serverNow()),
    }),
    [project, service, report],
  )
}
