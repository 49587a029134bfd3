import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { eventsSchema } from './events-shape'

export type { ProjectEvent } from './events-shape'

/** How many events are asked for; the API has no way to ask for one service's. */
export const EVENT_LIMIT = 500

/**
 * The newest events of a project. Reading them requires the permission `project:event_logs:read`, once
 * called `project:audit_logs:read`, at Aiven.
 * @param project the project's name
 * @returns newest first, as Aiven sends them; at most `EVENT_LIMIT`
 */
export function eventsQuery(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'events'],
    queryFn: async ({ signal }) => {
      const path = `${apiPath`/v1/project/${project}/events`}?limit=${EVENT_LIMIT}`
      return (await call({ path, answer: eventsSchema, signal })).events
    },
  })
}
