import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { cloudsSchema, type Cloud } from './clouds-shape'
import { hasStatus } from './errors'

export type { Cloud } from './clouds-shape'

/**
 * The clouds that a project may use. Reading them needs a write permission at Aiven: whoever lacks
 * it gets the public list, which may hold clouds that this project may not use.
 * @param project the project's name
 */
export function cloudsQuery(project: string) {
  return queryOptions({
    queryKey: ['clouds', project],
    queryFn: async ({ signal }): Promise<Cloud[]> => {
      try {
        const path = apiPath`/v1/project/${project}/clouds`
        return (await call({ path, answer: cloudsSchema, signal })).clouds
      } catch (error) {
        if (!hasStatus(error, 403)) throw error
        return (await call({ path: '/v1/clouds', answer: cloudsSchema, signal })).clouds
      }
    },
    staleTime: 60 * 60_000,
  })
}

/** All clouds of Aiven, whoever may use them: for places and distances across projects. */
export const allCloudsQuery = queryOptions({
  queryKey: ['clouds'],
  queryFn: async ({ signal }): Promise<Cloud[]> =>
    (await call({ path: '/v1/clouds', answer: cloudsSchema, signal })).clouds,
  staleTime: 60 * 60_000,
})
