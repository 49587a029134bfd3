import { judgeProtection } from '~/backup/protection'
import { fleetKey } from '~/fleet/fleet-key'
import { useMemo } from 'react'
import type { Cloud } from '~/api/clouds'
import { serverNow } from '~/api/server-clock'
import type { ReportLookup } from '~/fleet/coverage'
import { withReport, type FleetService } from '~/fleet/fleet-service'
import { servicesToProtect } from '~/fleet/forks'
import { isNamed, isNamedByService } from '~/fleet/down-names'
import { makeIsDown, type Down } from '~/fleet/down'
import { judgeOutage, listRecoverable, type Outage } from '~/fleet/outage'
import { fleetMap, struckMap, type FleetMap } from '~/fleet/outage-regions'
import { makeRunbook, type ForkStep } from '~/fleet/runbook'
import { useFleet, type Fleet } from '~/hooks/use-fleet'
import { knownClouds, useFleetClouds, type FleetClouds } from '~/hooks/use-fleet-clouds'
import { useReports } from '~/hooks/use-reports'
import { useNow } from '~/ui/use-now'

/** The most services that are asked one by one how far their copied log files reach. */
const MAX_REPORTS = 20

const NO_STEPS: readonly ForkStep[] = []

export interface OutageView {
  fleet: Fleet
  /** Whether the clouds are known, and why not. */
  listed: FleetClouds
  /** Empty where they are not known: then nothing is judged but what services name. */
  clouds: readonly Cloud[]
  services: readonly FleetService[]
  /** By `fleetKey`: of those among them that were asked one by one. */
  reports: ReadonlyMap<string, ReportLookup>
  map: FleetMap
  /** What is judged: what was chosen, if Aiven or a service names it, so far as is known. */
  down: Down | undefined
  /** Undefined while nothing was chosen. */
  outage: Outage | undefined
  steps: readonly ForkStep[]
}

/** What the chosen outage would do now, from what was read of the fleet so far. */
export function useOutage(chosen: Down | undefined): OutageView {
  const fleet = useFleet()
  const listed = useFleetClouds(fleet.services)
  const clouds = knownClouds(listed)
  const now = serverNow(useNow(10))
  const { state } = listed
  const named = useMemo(() => {
    if (chosen === undefined || state === 'loading') return false
    return state === 'known'
      ? isNamed(chosen, fleet.services, clouds)
      : isNamedByService(chosen, fleet.services)
  }, [chosen, state, fleet.services, clouds])
  const down = named ? chosen : undefined
  const { kind, name } = down ?? {}
  const isDown = useMemo(
    () =>
      kind === undefined || name === undefined ? undefined : makeIsDown({ kind, name }, clouds),
    [kind, name, clouds],
  )
  const toProtect = useMemo(() => servicesToProtect(fleet.services), [fleet.services])
  const asked = useMemo(() => {
    // The order among them does not change as they grow older: nothing is asked twice for that.
    const roughly = isDown ? judgeOutage(toProtect, isDown, now).struck : []
    const bounds = listRecoverable(roughly)
      .filter(({ fate }) => fate.atMost)
      .toSorted((a, b) => (b.fate.loss ?? 0) - (a.fate.loss ?? 0))
    const open = roughly.filter(
      ({ service, fate }) =>
        fate.kind !== 'recoverable' && judgeProtection(service, now, { clouds }).undecided,
    )
    return [...open, ...bounds].slice(0, MAX_REPORTS).map(({ service }) => service)
  }, [toProtect, isDown, clouds, now])
  const reports = useReports(asked)

  const services = useMemo(() => {
    if (reports.size === 0) return toProtect
    return toProtect.map((row) => {
      const report = reports.get(fleetKey(row))?.report
      return report ? withReport(row, report) : row
    })
  }, [toProtect, reports])
  const outage = useMemo(
    () => isDown && judgeOutage(services, isDown, now),
    [services, isDown, now],
  )
  // The long part of it is the same whatever is chosen.
  const places = useMemo(() => fleetMap(toProtect, clouds), [toProtect, clouds])
  const map = useMemo(
    () => (isDown && outage ? struckMap(places, isDown, outage) : places),
    [places, isDown, outage],
  )
  const steps = useMemo(
    () => (outage ? makeRunbook(listRecoverable(outage.struck), fleet.services, now) : NO_STEPS),
    [outage, fleet.services, now],
  )
  return { fleet, listed, clouds, services, reports, map, down, outage, steps }
}
