import { useQuery } from '@tanstack/react-query'
import { backupsQuery } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { findConsequences, type Consequence } from '~/backup/consequences'
import type { Change } from '~/user-config/patch'

/** What would follow from saving these changes, by what is known of the service and its backups. */
export function useConsequences(
  project: string,
  service: Service,
  changes: readonly Change[],
): Consequence[] {
  const { data: report } = useQuery(backupsQuery(project, service.service_name))
  if (changes.length === 0) return []
  return findConsequences({
    serviceType: service.service_type,
    state: service.state,
    updated: service.update_time,
    changes: changes.map(({ option, before, after }) => ({
      key: option.key,
      name: option.name,
      before,
      after,
      restart: option.field.restart,
    })),
    backups: report?.backups ?? service.backups ?? undefined,
    report,
    now: serverNow(),
  })
}
