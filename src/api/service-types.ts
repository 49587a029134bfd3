import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { serviceTypeSchema, serviceTypesSchema } from './service-types-shape'

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
