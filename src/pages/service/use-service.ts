import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { backupsQuery } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import { isInTransition, serviceQuery, servicesQuery } from '~/api/services'
import { protectionOf } from '~/backup/protection'
import { readDrill } from '~/backup/drill'
import { choosePollInterval } from '~/hooks/poll-interval'

const route = getRouteApi('/projects/$project/services/$service')

/** The service of this page. What the list already knows is shown until the service itself arrives. */
export function useService() {
  const { project, service } = route.useParams()
  const client = useQueryClient()
  const shown = client.getQueryData(serviceQuery(project, service).queryKey)
  // How long a drill takes is known only by looking: also while the page is hidden.
  const timed =
    shown !== undefined && readDrill(shown, project) !== undefined && isInTransition(shown)
  const query = useQuery({
    ...serviceQuery(project, service),
    placeholderData: () =>
      client
        .getQueryData(servicesQuery(project).queryKey)
        ?.find(({ service_name: name }) => name === service),
    refetchInterval: ({ state: { data } }) => choosePollInterval(data ? [data] : []),
    refetchIntervalInBackground: timed,
  })
  return { project, name: service, query }
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
    shown && report && protectionOf(shown, serverNow(), { report }).state === 'waiting'
  return useQuery({
    ...options,
    refetchInterval: ({ state: { data } }) => {
      const now = known()
      return choosePollInterval(now ? [now] : [], data)
    },
    refetchIntervalInBackground: awaited === true,
  })
}
