import * as z from 'zod/mini'
import { fleetService, sortKey, type FleetService } from '../fleet-service'
import { backupSchema } from '~/api/backups'
import { parseAnswer, type RawAnswer } from '~/api/client'

/** Of each service only what a fleet needs: connection data, users and options are not even checked. */
const listSchema = z.object({
  services: z.array(
    z.object({
      service_name: z.string(),
      service_type: z.string(),
      plan: z.string(),
      state: z.string(),
      cloud_name: z.string(),
      node_count: z.nullish(z.number()),
      create_time: z.string(),
      update_time: z.string(),
      backups: z.nullish(z.array(backupSchema)),
      tags: z.nullish(z.record(z.string(), z.nullish(z.string()))),
      user_config: z.record(z.string(), z.unknown()),
    }),
  ),
})

/**
 * Reads the list of a project's services and keeps of each what a fleet needs.
 * @param project the project's name
 * @param raw the answer to ServiceList
 * @returns the services by name
 * @throws ApiError for an answer of another shape
 */
export function readFleet(project: string, raw: RawAnswer): FleetService[] {
  return parseAnswer(raw, listSchema)
    .services.map((service) => ({ key: sortKey(service.service_name), service }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ service }) => fleetService(project, service))
}
