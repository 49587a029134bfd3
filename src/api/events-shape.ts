import * as z from 'zod/mini'
import { instantSchema } from './instant-shape'

const eventSchema = z.object({
  id: z.nullish(z.union([z.string(), z.number()])),
  /** ISO 8601 UTC. */
  time: instantSchema,
  /** An e-mail address, or Aiven's own name for what it does by itself. */
  actor: z.nullish(z.string()),
  event_type: z.nullish(z.string()),
  event_desc: z.nullish(z.string()),
  service_name: z.nullish(z.string()),
})

/** Something that happened in a project, in Aiven's words. */
export type ProjectEvent = z.output<typeof eventSchema>

export const eventsSchema = z.object({ events: z.array(eventSchema) })
