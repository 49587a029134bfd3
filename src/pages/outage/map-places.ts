import type { Cloud } from '~/api/clouds'
import type { RegionFacts } from '~/fleet/outage-regions'
import { placeName } from '~/words/place'

/** One dot of the map: the regions of all providers in one city. */
export interface MapPlace {
  /** The cloud name of its first region: tells it from all others. */
  id: string
  name: string
  /** By number of services, most first. */
  regions: readonly RegionFacts[]
  services: number
  /** How many of its regions are down. */
  down: number
  /** Services of what is down that can be recovered here. */
  recoversHere: number
}

/**
 * The regions by the city that they are in.
 * @param regions by number of services, most first
 * @param clouds the known clouds; a region that is not among them is a place of its own
 */
export function groupByPlace(
  regions: readonly RegionFacts[],
  clouds: readonly Cloud[],
): MapPlace[] {
  const places = new Map<string, RegionFacts[]>()
  for (const facts of regions) {
    const name = placeName(facts.cloud, clouds)
    const here = places.get(name)
    if (here) here.push(facts)
    else places.set(name, [facts])
  }
  return [...places].map(([name, here]) => ({
    id: here[0]?.cloud ?? name,
    name,
    regions: here,
    services: here.reduce((sum, { services }) => sum + services, 0),
    down: here.filter(({ down }) => down === true).length,
    recoversHere: here.reduce((sum, { recoversHere }) => sum + recoversHere, 0),
  }))
}
