import type { QueryClient } from '@tanstack/react-query'
import { sortKey } from '~/lib/sort-key'
import { fleetService, type FleetSource } from '../fleet-service'
import { fleetQuery } from './query'

/**
 * Puts a service as Aiven has just returned it, perhaps a new one, into the fleet that is shown. A
 * list that is under way may be older, so it is not waited for: the next poll reads it again.
 * @param client the cache
 * @param project the project's name
 * @param service the service object
 */
export async function noteInFleet(
  client: QueryClient,
  project: string,
  service: FleetSource,
): Promise<void> {
  const noted = fleetService(project, service)
  const { queryKey } = fleetQuery(project)
  // A project that was never read is read on: there is nothing that could turn older.
  if (client.getQueryData(queryKey)) await client.cancelQueries({ queryKey, exact: true })
  client.setQueryData(queryKey, (rows) => {
    if (!rows) return rows
    const known = rows.some((row) => row.service === noted.service)
    return known
      ? rows.map((row) => (row.service === noted.service ? noted : row))
      : [...rows, noted].sort((a, b) => (sortKey(a.service) < sortKey(b.service) ? -1 : 1))
  })
}
