import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { BackupReport } from '~/api/backups'
import { cloudsQuery } from '~/api/clouds'
import { hasStatus } from '~/api/errors'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { judgeServiceProtection, type Lookup, type Protection } from '~/backup/protection'
import { useNow } from '~/ui/use-now'

type ReportQuery = Pick<UseQueryResult<BackupReport>, 'data' | 'error'>

/** How it stands with the backups' report: what was read once counts, also when reading it again fails. */
export function lookupIn({ data, error }: ReportQuery): Lookup {
  if (data !== undefined) return 'read'
  if (error === null) return 'loading'
  return hasStatus(error, 403) ? 'forbidden' : 'failed'
}

/**
 * What protects a service now.
 * @param backups the query of the backups' report
 */
export function useProtection(project: string, service: Service, backups: ReportQuery): Protection {
  const now = serverNow(useNow(10))
  const { data: clouds } = useQuery(cloudsQuery(project))
  const lookup = lookupIn(backups)
  return judgeServiceProtection(service, now, { report: backups.data, lookup, clouds })
}
