import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import { backupsQuery, type BackupReport } from '~/api/backups'
import { pollInterval, type Service } from '~/api/services'
import { protectionOf } from '~/backup/protection'
import { hasPointInTime } from '~/backup/support'
import { useChosenObjectives } from '~/hooks/use-protection'

/** So many services are asked about one by one, at most: a list must not hammer the API. */
const MAX_REPORTS = 20

/**
 * What is known of the services beside their list: the objectives set in this browser and, where the
 * list alone would call a service behind, its backups' report. The list tells backups only; the log
 * files that are copied between two of them move the recovery point on.
 * @returns a function that stays the same until what it tells changes
 */
export function useKnownBeside(project: string, services: readonly Service[], now: number) {
  const chosenObjective = useChosenObjectives()
  const asked = services
    .filter((service) => {
      const chosen = chosenObjective(project, service.service_name)
      return (
        hasPointInTime(service.service_type) &&
        protectionOf(service, now, { chosen }).state === 'behind'
      )
    })
    .slice(0, MAX_REPORTS)
    .map(({ service_name: name }) => name)
  const reports = useQueries({
    queries: asked.map((name) => ({
      ...backupsQuery(project, name),
      refetchInterval: pollInterval(false),
    })),
    // A report is a new object only when it tells something new.
    combine: useCallback(
      (results: { data: BackupReport | undefined }[]) => results.map(({ data }) => data),
      [],
    ),
  })
  const names = asked.join(' ')
  return useCallback(
    ({ service_name: name }: Service) => {
      const index = names === '' ? -1 : names.split(' ').indexOf(name)
      return {
        chosen: chosenObjective(project, name),
        report: index < 0 ? undefined : reports[index],
      }
    },
    [project, names, reports, chosenObjective],
  )
}
