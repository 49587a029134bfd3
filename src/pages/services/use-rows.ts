import { useMemo, useSyncExternalStore } from 'react'
import type { Cloud } from '~/api/clouds'
import type { Service } from '~/api/services'
import { fleetKey } from '~/fleet/fleet-key'
import { useReports } from '~/hooks/use-reports'
import { judgedRows } from './judged-rows'
import { createReader, withLookup, type ListedService, type Row } from './rows'

/**
 * The rows of the list; the same array until something in it is another. Where the list of services
 * does not decide the state of one, the report on its backups is read.
 */
export function useRows(
  project: string,
  services: readonly Service[],
  clouds: readonly Cloud[],
): readonly Row[] {
  const read = useMemo(() => createReader(clouds), [clouds])
  const listed = useJudged(useMemo(() => services.map(read), [services, read]))
  const undecided = useMemo(() => listed.filter(({ protection }) => protection.undecided), [listed])
  const reports = useReports(
    useMemo(
      () => undecided.map(({ service }) => ({ project, service: service.service_name })),
      [undecided, project],
    ),
  )
  const lookedUp = useJudged(
    useMemo(
      () =>
        undecided.flatMap((row) => {
          const known = reports.get(fleetKey({ project, service: row.service.service_name }))
          return known ? [withLookup(row, known)] : []
        }),
      [undecided, reports, project],
    ),
  )
  return useMemo(() => {
    if (lookedUp.length === 0) return listed
    const byName = new Map(lookedUp.map((row) => [row.service.service_name, row]))
    return listed.map((row) => byName.get(row.service.service_name) ?? row)
  }, [listed, lookedUp])
}

/** The services with their states, which follow the clock. */
function useJudged(listed: readonly ListedService[]): readonly Row[] {
  const store = useMemo(() => judgedRows(listed), [listed])
  return useSyncExternalStore(store.subscribe, store.get)
}
