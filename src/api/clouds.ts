import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'
import { hasStatus } from './errors'

const cloudSchema = z.object({
  cloud_name: z.string(),
  cloud_description: z.nullish(z.string()),
  geo_region: z.nullish(z.string()),
  provider: z.nullish(z.string()),
  provider_description: z.nullish(z.string()),
  /** Degrees, approximate. */
  geo_latitude: z.nullish(z.number()),
  geo_longitude: z.nullish(z.number()),
})

const cloudsSchema = z.object({ clouds: z.array(cloudSchema) })

/** An Aiven cloud: one region of one provider. */
export type Cloud = z.output<typeof cloudSchema>

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
