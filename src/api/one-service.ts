import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { backupsQuery } from './backups'
import { apiPath, call } from './client'
import { serviceQuery, type Service } from './services'
import { oneServiceSchema } from './services-shape'

/**
 * Reads a service again, past what is cached; what is shown of it follows.
 * @param client the cache to put it in
 * @param project the project's name
 * @param service the service's name
 * @param options `retries: false` to try only once
 * @throws ApiError
 */
export async function readServiceAgain(
  client: QueryClient,
  project: string,
  service: string,
  { retries = true } = {},
): Promise<Service> {
  const query = serviceQuery(project, service)
  // A poll that is under way may bring what was true before.
  await client.cancelQueries({ queryKey: query.queryKey, exact: true })
  return client.fetchQuery({ ...query, staleTime: 0, ...(retries ? {} : { retry: false }) })
}

/**
 * Fetches a service's secrets: address and passwords in clear. Asked for only when a person wants to
 * see them; `reset` forgets them, and they are never in the cache of queries.
 * @param project the project's name
 * @param service the service's name
 */
export function useRevealSecrets(project: string, service: string) {
  return useMutation({
    mutationFn: async () => {
      const path = `${apiPath`/v1/project/${project}/service/${service}`}?include_secrets=true`
      return (await call({ path, answer: oneServiceSchema })).service
    },
    gcTime: 0,
  })
}

/**
 * Changes a service's options. Aiven merges what is sent into what is set: only the changed options
 * may be in the patch. Never repeated by itself.
 * @param project the project's name
 * @param service the service's name
 */
export function useUpdateUserConfig(project: string, service: string) {
  const client = useQueryClient()
  const { queryKey } = serviceQuery(project, service)
  return useMutation({
    mutationFn: async (patch: Record<string, unknown>) => {
      // A poll that started before the write must not overwrite its answer.
      await client.cancelQueries({ queryKey })
      const path = apiPath`/v1/project/${project}/service/${service}`
      const body = { user_config: patch }
      return (await call({ method: 'PUT', path, body, answer: oneServiceSchema })).service
    },
    onSuccess: async (updated) => {
      client.setQueryData(queryKey, updated)
      await client.invalidateQueries({ queryKey: backupsQuery(project, service).queryKey })
    },
  })
}

/**
 * Sets the region that the copies of a service's backups go to. One write, never repeated by itself;
 * whoever calls it has read the service right before.
 * @param where project, service and the region's Aiven cloud name
 * @returns the service as Aiven answers
 * @throws ApiError
 */
export async function setSecondaryRegion(where: {
  project: string
  service: string
  region: string
}): Promise<Service> {
  const path = apiPath`/v1/project/${where.project}/service/${where.service}`
  const body = { user_config: { additional_backup_regions: [where.region] } }
  return (await call({ method: 'PUT', path, body, answer: oneServiceSchema })).service
}
