import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'

/** How many events are asked for; the API has no way to ask for one service's. */
export const EVENT_LIMIT = 500

const eventSchema = z.object({
  id: z.nullish(z.union([z.string(), z.number()])),
  /** ISO 8601 UTC. */
  time: z.string(),
  /** An e-mail address, or Aiven's own name for what it does by itself. */
  actor: z.nullish(z.string()),
  event_type: z.nullish(z.string()),
  event_desc: z.nullish(z.string()),
  service_name: z.nullish(z.string()),
})

/** Something that happened in a project, in Aiven's words. */
export type ProjectEvent = z.output<typeof eventSchema>

const answerSchema = z.object({ events: z.array(eventSchema) })

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
      return (await call({ path, answer: answerSchema, signal })).events
    },
  })
}
