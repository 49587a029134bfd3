import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { vpcsSchema } from './vpcs-shape'

export type { Vpc } from './vpcs-shape'

/**
 * The private networks of a project, at most one in each cloud. A new service joins the one of its
 * cloud unless told otherwise. Needs the permission `project:networking:read`: 403 otherwise.
 * @param project the project's name
 */
export function vpcsQuery(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'vpcs'],
    queryFn: async ({ signal }) => {
      const path = apiPath`/v1/project/${project}/vpcs`
      return (await call({ path, answer: vpcsSchema, signal })).vpcs
    },
    staleTime: 60_000,
  })
}
