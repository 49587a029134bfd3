import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { backupsQuery } from '../../api/backups'
import { serviceQuery, servicesQuery } from '../../api/services'
import { pollIntervalOf } from '../../components/poll-interval'

const route = getRouteApi('/projects/$project/services/$service')

/** The service of this page. What the list already knows is shown until the service itself arrives. */
export function useService() {
  const { project, service } = route.useParams()
  const client = useQueryClient()
  const query = useQuery({
    ...serviceQuery(project, service),
    placeholderData: () =>
      client
        .getQueryData(servicesQuery(project).queryKey)
        ?.find(({ service_name: name }) => name === service),
    refetchInterval: ({ state: { data } }) => pollIntervalOf(data ? [data] : []),
  })
  return { project, name: service, query }
}

/** The backups of this page's service: read as often as the service, faster while a copy is awaited. */
export function useBackups() {
  const { project, service } = route.useParams()
  const client = useQueryClient()
  return useQuery({
    ...backupsQuery(project, service),
    refetchInterval: ({ state: { data } }) => {
      const known = client.getQueryData(serviceQuery(project, service).queryKey)
      return pollIntervalOf(known ? [known] : [], data)
    },
  })
}
