import { queryOptions } from '@tanstack/react-query'
import { backupsSchema } from './backups-shape'
import { apiPath, call } from './client'

export type { Backup, BackupCopy, BackupReport, ListedBackup } from './backups-shape'

/**
 * A service's backups, recovery windows and schedule. Reading them requires the permission
 * `service:configuration:write` at Aiven: 403 otherwise.
 * @param project the project's name
 * @param service the service's name
 */
export function backupsQuery(project: string, service: string) {
  return queryOptions({
    queryKey: ['project', project, 'service', service, 'backups'],
    queryFn: ({ signal }) =>
      call({
        path: apiPath`/v1/project/${project}/service/${service}/backups`,
        answer: backupsSchema,
        signal,
      }),
  })
}
