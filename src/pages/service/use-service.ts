import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { backupsQuery, type BackupReport } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import { isInTransition, serviceQuery, type Service } from '~/api/services'
import { judgeServiceProtection, readJudged } from '~/backup/protection'
import { readDrill } from '~/backup/drill'
import { fleetQuery } from '~/fleet/read/query'
import { choosePollInterval } from '~/hooks/poll-interval'

const route = getRouteApi('/projects/$project/services/$service')

/**
 * The service of this page, and what the list that was read before knows of it: that is shown until the
 * service itself arrives.
 */
export function useService() {
  const { project, service } = route.useParams()
  const client = useQueryClient()
  const shown = client.getQueryData(serviceQuery(project, service).queryKey)
  // How long a drill takes is known only by looking: also while the page is hidden.
  const timed =
    shown !== undefined && readDrill(shown, project) !== undefined && isInTransition(shown)
  const query = useQuery({
    ...serviceQuery(project, service),
    refetchInterval: ({ state: { data } }) => chooseInterval(data),
    refetchIntervalInBackground: timed,
  })
  const findListed = () =>
    client.getQueryData(fleetQuery(project).queryKey)?.find((one) => one.service === service)
  return { project, name: service, query, listed: query.data ? undefined : findListed() }
}

/**
 * The backups of this page's service: read as often as the service, faster while a copy is awaited.
 * Then also while the page is hidden: the title of its tab tells when the copy has arrived.
 */
export function useBackups() {
  const { project, service } = route.useParams()
  const client = useQueryClient()
  const options = backupsQuery(project, service)
  const report = client.getQueryData(options.queryKey)
  const known = () => client.getQueryData(serviceQuery(project, service).queryKey)
  const shown = known()
  const awaited =
    shown && report && judgeServiceProtection(shown, serverNow(), { report }).state === 'waiting'
  return useQuery({
    ...options,
    refetchInterval: ({ state: { data } }) => chooseInterval(known(), data),
    refetchIntervalInBackground: awaited === true,
  })
}

function chooseInterval(service: Service | undefined, report?: BackupReport): number {
  return choosePollInterval(
    service ? [{ ...readJudged(service, report), state: service.state }] : [],
  )
}
