import { fleetService, type FleetService } from '../fleet-service'
import type { RawAnswer } from '~/api/client'
import { readEach, type OddService } from '~/api/each-service'
import { listedServiceSchema } from '~/api/services-shape'
import { sortKey } from '~/lib/sort-key'

/** A project's list of services as it was read. */
export interface FleetList {
  /** By name. */
  services: readonly FleetService[]
  /** Those that could not be loaded. */
  odd: OddService[]
}

/**
 * Reads the list of a project's services and keeps of each what a fleet needs.
 * @param project the project's name
 * @param raw the answer to ServiceList, whole or trimmed by the gateway
 * @returns the services by name, and which are left out
 * @throws ApiError for an answer of another shape
 */
export async function readFleet(project: string, raw: RawAnswer): Promise<FleetList> {
  const { services, odd } = await readEach(raw, listedServiceSchema)
  const sorted = services
    .map((service) => ({ key: sortKey(service.service_name), service }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ service }) => fleetService(project, service))
  return { services: sorted, odd }
}
