import { useQuery } from '@tanstack/react-query'
import { backupsQuery } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { newestFirst } from '~/backup/copies'
import { nextBackup, primaryLocation } from '~/backup/schedule'
import type { RegionContext } from './region'

/** What the region picker must know of a service. */
export function useRegionContext(project: string, service: Service): RegionContext {
  const { data: report } = useQuery(backupsQuery(project, service.service_name))
  const backups = newestFirst(report?.backups ?? service.backups ?? [])
  return {
    project,
    serviceCloud: service.cloud_name,
    primaryCloud: primaryLocation(backups) ?? service.cloud_name,
    nextBackup: report && nextBackup(report, serverNow()),
  }
}
