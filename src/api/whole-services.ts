import { queryOptions } from '@tanstack/react-query'
import { apiPath, callRaw } from './client'
import { readEach } from './each-service'
import { serviceSchema } from './services-shape'

/**
 * All services of a project with all that Aiven tells of them: megabytes where they are many, for what
 * has to repeat every value. Lists are read with `fleetQuery`. What is odd is left out.
 * @param project the project's name
 */
export function wholeServicesQuery(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'services'],
    queryFn: async ({ signal }) => {
      const path = apiPath`/v1/project/${project}/service`
      const { services } = await readEach(await callRaw({ path, signal }), serviceSchema)
      return services
    },
  })
}
