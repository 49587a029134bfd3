import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { plansSchema } from './plans-shape'

export type { ServicePlan } from './plans-shape'

/** Plans and prices change rarely. */
const FRESH = 60 * 60_000

/**
 * The plans of a service type, with the clouds that offer them and their prices. Reading them needs
 * the permission `project:services:write` at Aiven: 403 otherwise.
 * @param project the project's name
 * @param type the service type's code
 */
export function plansQuery(project: string, type: string) {
  return queryOptions({
    queryKey: ['project', project, 'service-type', type, 'plans'],
    queryFn: async ({ signal }) => {
      const path = apiPath`/v1/project/${project}/service-types/${type}/plans`
      return (await call({ path, answer: plansSchema, signal })).service_plans
    },
    staleTime: FRESH,
  })
}
