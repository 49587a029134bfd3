import { fleetKey } from '~/fleet/fleet-key'
import { useMemo } from 'react'
import type { Cloud } from '~/api/clouds'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { useReports } from '~/hooks/use-reports'
import { useNow } from '~/ui/use-now'
import { makeRows, withLookup, type Row } from './rows'

/**
 * The rows of the list. Where the list of services does not decide the state of one, the report on its
 * backups is read.
 */
export function useRows(
  project: string,
  services: readonly Service[],
  clouds: readonly Cloud[],
): readonly Row[] {
  // Copies grow older without an answer: the time is an input like the others.
  const now = serverNow(useNow(30))
  const rows = useMemo(() => makeRows(services, clouds, now), [services, clouds, now])
  const undecided = useMemo(
    () =>
      rows
        .filter(({ protection }) => protection.undecided)
        .map(({ service }) => ({ project, service: service.service_name })),
    [rows, project],
  )
  const reports = useReports(undecided)
  return useMemo(
    () =>
      undecided.length === 0
        ? rows
        : rows.map((row) => {
            const known = reports.get(fleetKey({ project, service: row.service.service_name }))
            return known && row.protection.undecided ? withLookup(row, now, known) : row
          }),
    [rows, undecided, reports, project, now],
  )
}
