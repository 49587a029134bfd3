import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { call } from './client'

const projectSchema = z.object({
  project_name: z.string(),
  account_name: z.nullish(z.string()),
  /** Where a service is created unless told otherwise: an Aiven cloud name. */
  default_cloud: z.nullish(z.string()),
  tags: z.nullish(z.record(z.string(), z.nullish(z.string()))),
})

export type Project = z.output<typeof projectSchema>

const projectsSchema = z.object({ projects: z.array(projectSchema) })

/** The projects that the signed-in user can see, in Aiven's order. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) => call({ path: '/v1/project', answer: projectsSchema, signal }),
  select: ({ projects }) => projects,
  staleTime: 5 * 60_000,
})
