import * as z from 'zod/mini'
import { fleetService, type FleetService } from '../fleet-service'
import { backupSchema } from '~/api/backups-shape'
import type { RawAnswer } from '~/api/client'
import { readEach, type OddService } from '~/api/each-service'
import { sortKey } from '~/lib/sort-key'

/** Of each service only what a fleet needs: connection data, users and options are not even checked. */
const serviceSchema = z.object({
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
})

/** A project's list of services as it was read. */
export interface FleetList {
  /** By name. */
  services: FleetService[]
  /** Those that could not be read. */
  odd: OddService[]
}

/**
 * Reads the list of a project's services and keeps of each what a fleet needs.
 * @param project the project's name
 * @param raw the answer to ServiceList
 * @returns the services by name, and which are left out
 * @throws ApiError for an answer of another shape
 */
export function readFleet(project: string, raw: RawAnswer): FleetList {
  const { services, odd } = readEach(raw, serviceSchema)
  const sorted = services
    .map((service) => ({ key: sortKey(service.service_name), service }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ service }) => fleetService(project, service))
  return { services: sorted, odd }
}
