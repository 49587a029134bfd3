import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'
import { serviceListKey, serviceQuery } from './services'

/**
 * Changes some tags of a service; null removes one, the others stay. Needs the permission
 * `service:configuration:write` at Aiven: 403 otherwise. Whatever came of it, the service is read
 * again, so that what is shown is what Aiven says. Never repeated by itself; throws `ApiError`.
 * @param project the project's name
 * @param service the service's name
 */
export function useChangeTags(project: string, service: string) {
  const client = useQueryClient()
  const { queryKey } = serviceQuery(project, service)
  return useMutation({
    mutationFn: async (tags: Record<string, string | null>) => {
      // A poll that started before the write must not overwrite what is read after it.
      await client.cancelQueries({ queryKey })
      const path = apiPath`/v1/project/${project}/service/${service}/tags`
      await call({ method: 'PATCH', path, body: { tags }, answer: z.object({}) })
    },
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: serviceListKey(project) })
      await client.invalidateQueries({ queryKey, exact: true })
    },
  })
}
