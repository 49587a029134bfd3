import { queryOptions } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { apiPath, callLarge } from '~/api/client'
import { oddServicesQuery } from '~/api/odd-services'
import { serviceListKey } from '~/api/services'
import type { FleetService } from '../fleet-service'
import { expectLongList, parseFleet } from './parser'

/** The most projects read at a time. */
const READS_AT_A_TIME = 8

const inTurn = pLimit(READS_AT_A_TIME)

/**
 * The services of a project, as all lists keep them: one call, compact rows, by name. What is odd is left
 * out, and named in `oddServicesQuery`.
 * @param project the project's name
 */
export function fleetQuery(project: string) {
  return queryOptions({
    queryKey: serviceListKey(project),
    queryFn: ({ signal, client }): Promise<readonly FleetService[]> =>
      inTurn(async () => {
        signal.throwIfAborted()
        const path = apiPath`/v1/project/${project}/service`
        const raw = await callLarge({ path, signal, view: 'fleet-2' }, expectLongList)
        const before = client.getQueryData<readonly FleetService[]>(serviceListKey(project))
        const isOnly = inTurn.activeCount + inTurn.pendingCount === 1
        const { services, odd } = await parseFleet(project, raw, { before, isOnly })
        client.setQueryData(oddServicesQuery(project).queryKey, odd)
        return services
      }),
    // Done by name where it is read: by place, one service more would make all after it others.
    structuralSharing: false,
  })
}
