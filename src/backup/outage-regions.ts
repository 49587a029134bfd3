import { fateOf, type IsDown, type Outage, type OutageService } from './outage'

/** What is in a region and what depends on it: the facts of a map, and of the table beside it. */
export interface RegionFacts {
  /** An Aiven cloud name. */
  cloud: string
  /** Services that run here. */
  services: number
  /** Services whose copies are set to go here. */
  copies: number
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
 * Where everything is, and what an outage does to it.
 * @param services of all projects that could be read
 * @param now milliseconds since 1970 UTC
 * @param chosen what is down and what comes of it; left out while nothing was chosen
 */
export function fleetMap(
  services: readonly OutageService[],
  now: number,
  chosen?: { isDown: IsDown; outage: Outage },
): FleetMap {
  const regions = new Map<string, RegionFacts>()
  const paths = new Map<string, CopyPath>()
  const region = (cloud: string) => {
    const known = regions.get(cloud)
    if (known) return known
    const facts: RegionFacts = {
      cloud,
      services: 0,
      copies: 0,
      leftBehind: 0,
      alone: { recoverable: 0, lost: 0, unknown: 0 },
      down: chosen?.isDown(cloud),
      recoversHere: 0,
    }
    regions.set(cloud, facts)
    return facts
  }

  for (const service of services) {
    const { cloud, primary, secondary } = service
    const home = region(cloud)
    home.services += 1
    home.alone[fateOf(service, (name) => name === cloud, now).kind] += 1
    if (primary !== undefined && primary !== cloud) region(primary).leftBehind += 1
    if (secondary === undefined) continue
    region(secondary).copies += 1
    if (primary === undefined || primary === secondary) continue
    const key = `${primary} ${secondary}`
    const path = paths.get(key)
    if (path) path.services += 1
    else {
      const state = chosen ? brokenBy(chosen.isDown, primary, secondary) : 'intact'
      paths.set(key, { from: primary, to: secondary, services: 1, state })
    }
  }
  for (const { service, fate } of chosen?.outage.struck ?? []) {
    if (fate.kind !== 'recoverable') continue
    region(fate.cloud).recoversHere += 1
    const path = paths.get(`${service.primary} ${fate.cloud}`)
    if (path && fate.from === 'secondary') path.state = 'used'
  }
  return {
    regions: [...regions.values()].sort(
      (a, b) => b.services - a.services || (a.cloud < b.cloud ? -1 : 1),
    ),
    paths: [...paths.values()],
  }
}

function brokenBy(isDown: IsDown, from: string, to: string): CopyPath['state'] {
  if (isDown(to)) return 'broken'
  return isDown(from) ? 'cut' : 'intact'
}
