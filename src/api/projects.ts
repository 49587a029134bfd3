import { queryOptions } from '@tanstack/react-query'
import { call } from './client'
import { projectsSchema } from './projects-shape'

export type { Project } from './projects-shape'

/** The projects that the signed-in user can see, in Aiven's order. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) => call({ path: '/v1/project', answer: projectsSchema, signal }),
  select: ({ projects }) => projects,
  staleTime: 5 * 60_000,
})
