import type { FleetService } from './fleet-service'
import type { Cloud } from '~/api/clouds'
import { findDoubt, holdsCopy } from '~/backup/location'
import { makeIsDown, type IsDown } from './down'
import { findFate, type Outage } from './outage'

/** What is in a region and what depends on it: the facts of a map, and of the table beside it. */
export interface RegionFacts {
  /** An Aiven cloud name. */
  cloud: string
  /** Services that run here. */
  services: number
  /** Services that have a copy here. */
  copies: number
  /** Services whose copies are set to go here, of which nobody can say whether they have one. */
  copiesUnknown: number
  /** Services whose primary backups are here while they run elsewhere. */
  leftBehind: number
  /** What becomes of the services here if this region alone goes down. */
  alone: { recoverable: number; lost: number; unknown: number }
  /** Whether it is in what is down; undefined where nothing is, or where nobody can say. */
  down: boolean | undefined
  /** Services of what is down that can be recovered here. */
  recoversHere: number
}

/** Services whose primary backups are in one region and whose copies go to another. */
export interface CopyPath {
  from: string
  to: string
  services: number
  /**
   * What the outage does to it: `used` brings services back, `broken` leads to what is down, `cut`
   * starts there and brings nothing back.
   */
  state: 'intact' | 'used' | 'broken' | 'cut'
}

export interface FleetMap {
  /** By number of services, most first. */
  regions: RegionFacts[]
  /** Paths within a region are none. */
  paths: CopyPath[]
}

/**
 * Where everything is. It does not depend on the time, nor on what is down.
 * @param services of all projects that could be read
 * @param clouds the known clouds
 */
export function fleetMap(services: readonly FleetService[], clouds: readonly Cloud[]): FleetMap {
  const regions = new Map<string, RegionFacts>()
  const paths = new Map<string, CopyPath>()
  const outages = new Map<string, IsDown>()
  const findOutage = (cloud: string) => {
    const known = outages.get(cloud) ?? makeIsDown({ kind: 'region', name: cloud }, clouds)
    outages.set(cloud, known)
    return known
  }
  const region = (cloud: string) => {
    const known = regions.get(cloud)
    if (known) return known
    const facts: RegionFacts = {
      cloud,
      services: 0,
      copies: 0,
      copiesUnknown: 0,
      leftBehind: 0,
      alone: { recoverable: 0, lost: 0, unknown: 0 },
      down: undefined,
      recoversHere: 0,
    }
    regions.set(cloud, facts)
    return facts
  }

  for (const service of services) {
    const { cloud } = service
    const primary = service.locations.primary.cloud
    const copies = service.locations.secondary
    const secondary = copies?.cloud
    const home = region(cloud)
    home.services += 1
    home.alone[findFate(service, findOutage(cloud), ANY_TIME).kind] += 1
    if (primary !== undefined && primary !== cloud) region(primary).leftBehind += 1
    if (copies === undefined || secondary === undefined) continue
    const target = region(secondary)
    if (findDoubt(copies)) target.copiesUnknown += 1
    else if (holdsCopy(copies)) target.copies += 1
    if (primary === undefined || primary === secondary) continue
    const key = pathKey(primary, secondary)
    const path = paths.get(key)
    if (path) path.services += 1
    else paths.set(key, { from: primary, to: secondary, services: 1, state: 'intact' })
  }
  return {
    regions: [...regions.values()].sort(
      (a, b) => b.services - a.services || (a.cloud < b.cloud ? -1 : 1),
    ),
    paths: [...paths.values()],
  }
}

/** Whether a service comes back does not depend on the time: only how much is lost does. */
const ANY_TIME = 0

/**
 * The same with what an outage does to it.
 * @param map from `fleetMap`, of the same services
 * @param isDown which clouds are down
 * @param outage what comes of it
 */
export function struckMap(map: FleetMap, isDown: IsDown, outage: Outage): FleetMap {
  const recovers = new Map<string, number>()
  const used = new Set<string>()
  for (const { service, fate } of outage.struck) {
    if (fate.kind !== 'recoverable') continue
    recovers.set(fate.cloud, (recovers.get(fate.cloud) ?? 0) + 1)
    const primary = service.locations.primary.cloud
    if (fate.from === 'secondary' && primary !== undefined) used.add(pathKey(primary, fate.cloud))
  }
  return {
    regions: map.regions.map((facts) => ({
      ...facts,
      down: isDown(facts.cloud),
      recoversHere: recovers.get(facts.cloud) ?? 0,
    })),
    paths: map.paths.map((path) => ({
      ...path,
      state: used.has(pathKey(path.from, path.to)) ? 'used' : brokenBy(isDown, path.from, path.to),
    })),
  }
}

/** Names of clouds hold no spaces at Aiven. */
function pathKey(from: string, to: string): string {
  return `${from} ${to}`
}

function brokenBy(isDown: IsDown, from: string, to: string): CopyPath['state'] {
  if (isDown(to)) return 'broken'
  return isDown(from) ? 'cut' : 'intact'
}
