import { useDeferredValue, useMemo, useState } from 'react'
import { serverNow } from '~/api/server-clock'
import type { Cloud } from '~/api/clouds'
import type { ResidencyPolicy } from '~/backup/residency'
import { applyReports, judgeCoverage, type CoverageRow, type ReportLookup } from '~/fleet/coverage'
import { servicesToProtect } from '~/fleet/forks'
import type { Fleet } from '~/hooks/use-fleet'
import { knownClouds, useFleetClouds, type FleetClouds } from '~/hooks/use-fleet-clouds'
import { useReports } from '~/hooks/use-reports'
import { useResidency } from '~/hooks/use-residency'
import { useNow } from '~/ui/use-now'

const NO_KEYS: readonly string[] = []

/** The rows, and how far those are that the list of services does not decide. */
export interface CoverageRows {
  /** Those to be protected, and the forks made for a while where they are asked for. */
  rows: readonly CoverageRow[]
  /** The rows that figures count. */
  toProtect: readonly CoverageRow[]
  /** How many rows are looked up one by one, and how many of them are still open. */
  lookups: { total: number; open: number }
  /** Looks up all of them, not only those in sight. */
  checkAll: () => void
  /** Told which rows that are still open are in sight. */
  setInSight: (keys: readonly string[]) => void
  standards: RowStandards
  /** Whether the clouds are known, and why not. */
  listed: FleetClouds
}

/** What the rows were judged by; the same object until something in it changes. */
interface RowStandards {
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
  /** Empty where they are not known: then no distance is judged. */
  clouds: readonly Cloud[]
  findPolicy: (project: string) => ResidencyPolicy | undefined
  /** By the rows' keys. */
  reports: ReadonlyMap<string, ReportLookup>
}

/** All rows; each is made once and again only when the time or what they are judged by changes. */
export function useRows(fleet: Fleet, nearKm: number, forks: boolean): CoverageRows {
  const listed = useFleetClouds(fleet.services)
  const clouds = knownClouds(listed)
  // Judging all again may wait for whoever is typing.
  const now = serverNow(useDeferredValue(useNow(30)))
  const findPolicy = useResidency()
  const [inSight, setInSight] = useState<readonly string[]>(NO_KEYS)
  const [all, setAll] = useState(false)

  const makeRows = useMemo(
    () => judgeCoverage({ now, clouds, nearKm, findPolicy }),
    [now, clouds, nearKm, findPolicy],
  )
  const judged = useMemo(
    () => makeRows(forks ? fleet.services : servicesToProtect(fleet.services)),
    [makeRows, forks, fleet.services],
  )
  const undecided = useMemo(() => judged.filter(({ protection }) => protection.undecided), [judged])
  const wanted = useMemo(() => {
    const visible = new Set(inSight)
    const first = undecided.filter(({ key }) => visible.has(key))
    const rest = all ? undecided.filter(({ key }) => !visible.has(key)) : []
    return [...first.toSorted(byAge), ...rest.toSorted(byAge)].map(({ service }) => service)
  }, [undecided, inSight, all])
  const reports = useReports(wanted)
  const rows = useMemo(
    () => applyReports(judged, reports, { now, clouds }),
    [judged, reports, now, clouds],
  )
  const toProtect = useMemo(
    () => (forks ? rows.filter(({ service }) => service.madeFor === undefined) : rows),
    [rows, forks],
  )
  const open = useMemo(
    () =>
      undecided.length === 0 ? 0 : rows.filter(({ protection }) => protection.undecided).length,
    [undecided, rows],
  )
  const standards = useMemo(
    () => ({ now, clouds, findPolicy, reports }),
    [now, clouds, findPolicy, reports],
  )
  return {
    rows,
    toProtect,
    lookups: { total: undecided.length, open },
    checkAll: () => setAll(true),
    setInSight,
    standards,
    listed,
  }
}

/** The newest first: a recovery point within the objective is likeliest there. */
function byAge(a: CoverageRow, b: CoverageRow): number {
  return (a.protection.age ?? 0) - (b.protection.age ?? 0)
}
