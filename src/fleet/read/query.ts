import { queryOptions, type QueryClient } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { apiPath, callRaw } from '~/api/client'
import { oddServicesQuery } from '~/api/odd-services'
import { fleetService, type FleetService, type FleetSource } from '../fleet-service'
import { parseFleet } from './parser'

/** So many projects are read at a time. */
const READS_AT_A_TIME = 8

const inTurn = pLimit(READS_AT_A_TIME)

/**
 * The services of a project as a fleet keeps them: one call, compact rows, by name.
 * @param project the project's name
 */
export function fleetQuery(project: string) {
  return queryOptions({
    queryKey: ['fleet', project],
    queryFn: ({ signal, client }): Promise<FleetService[]> =>
      inTurn(async () => {
        signal.throwIfAborted()
        const raw = await callRaw({
          path: apiPath`/v1/project/${project}/service`,
          signal,
          view: 'fleet',
        })
        const { services, odd } = await parseFleet(project, raw)
        client.setQueryData(oddServicesQuery(project).queryKey, odd)
        return services
      }),
    staleTime: 5 * 60_000,
    gcTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  })
}

/**
 * Puts a service as Aiven has just told it, perhaps a new one, into the fleet that is shown. A list that
 * is under way may be older, so it is not waited for: the next poll reads it again.
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
      : [...rows, noted].sort((a, b) => (a.service < b.service ? -1 : 1))
  })
}
