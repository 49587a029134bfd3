import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'

const serviceTypeSchema = z.object({
  description: z.nullish(z.string()),
  /** A JSON Schema object; `src/user-config` reads it. */
  user_config_schema: z.record(z.string(), z.unknown()),
})

/**
 * What Aiven says of one service type: above all the schema of its options.
 * @param project the project's name
 * @param serviceType the type's code, such as `pg`
 */
export function serviceTypeQuery(project: string, serviceType: string) {
  return queryOptions({
    queryKey: ['service-type', project, serviceType],
    queryFn: ({ signal }) =>
      call({
        path: apiPath`/v1/project/${project}/service-types/${serviceType}`,
        answer: serviceTypeSchema,
        signal,
      }),
    staleTime: 60 * 60_000,
  })
}

const serviceTypesSchema = z.record(z.string(), z.object({ description: z.nullish(z.string()) }))

/**
 * The service types that a project can have, by their code, with Aiven's description of each.
 * @param project the project's name
 */
export function serviceTypesQuery(project: string) {
  return queryOptions({
    queryKey: ['service-types', project],
    queryFn: ({ signal }) =>
      call({
        path: apiPath`/v1/project/${project}/service-types`,
        answer: serviceTypesSchema,
        signal,
      }),
    staleTime: 60 * 60_000,
  })
}
