import { useMemo, useSyncExternalStore } from 'react'
import type { Cloud } from '~/api/clouds'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import { useReports } from '~/hooks/use-reports'
import { judgedRows, type Judged } from './judged-rows'
import { createLookups, createReader, type ListedService, type Row } from './rows'

/**
 * The rows of the list; the same array until something in it is another. Where the list of services
 * does not decide the state of one, the report on its backups is read.
 */
export function useRows(
  services: readonly FleetService[],
  clouds: readonly Cloud[],
): readonly Row[] {
  const read = useMemo(() => createReader(clouds), [clouds])
  const { rows: listed, undecided } = useJudged(useMemo(() => services.map(read), [services, read]))
  const reports = useReports(useMemo(() => undecided.map(({ service }) => service), [undecided]))
  const withLookup = useMemo(() => createLookups(), [])
  const { rows: lookedUp } = useJudged(
    useMemo(
      () =>
        undecided.flatMap((row) => {
          const known = reports.get(fleetKey(row.service))
          return known ? [withLookup(row, known)] : []
        }),
      [undecided, reports, withLookup],
    ),
  )
  return useMemo(() => {
    if (lookedUp.length === 0) return listed
    const byName = new Map(lookedUp.map((row) => [row.service.service, row]))
    return listed.map((row) => byName.get(row.service.service) ?? row)
  }, [listed, lookedUp])
}

/** The services with their states, which follow the clock. */
function useJudged(listed: readonly ListedService[]): Judged {
  const store = useMemo(() => judgedRows(listed), [listed])
  return useSyncExternalStore(store.subscribe, store.get)
}
