import { CLOUDS, findCloud, mayUse, type Cloud } from '../clouds'
import { chance, pick, weighted } from './choice'

/** A provider's regions in one part of the world: where a project has most of its services. */
export interface Place {
  provider: string
  area: Area
  defaultCloud: string
}

export type Area = 'eu' | 'us' | 'ap'

const GEO_REGIONS: Readonly<Record<Area, readonly string[]>> = {
  eu: ['europe'],
  us: ['north america'],
  ap: ['asia-pacific', 'australia'],
}
const AREAS: Readonly<Record<Area, number>> = { eu: 52, us: 30, ap: 18 }
const PROVIDERS = { aws: 44, google: 26, azure: 19, do: 5, upcloud: 4, ovh: 2 }

/** Where a project is at home. */
export function findPlace(salt: string): Place {
  const area = weighted(AREAS, salt, 'area')
  const provider = weighted(PROVIDERS, salt, 'provider')
  return { provider, area, defaultCloud: pick(cloudsIn(provider, area), salt, 'cloud') }
}

/** The cloud of a service: mostly its project's, sometimes a neighbour or another provider. */
export function chooseCloud({ provider, area, defaultCloud }: Place, salt: string): string {
  if (chance(0.6, salt, 'default')) return defaultCloud
  const other = chance(0.3, salt, 'elsewhere') ? weighted(PROVIDERS, salt, 'provider') : provider
  return pick(cloudsIn(other, area), salt, 'cloud')
}

/** Another cloud of the same provider, mostly in the same part of the world. */
export function otherCloud(name: string, except: readonly string[], salt: string): string {
  const others = siblings(name).filter((cloud) => !except.includes(cloud.cloud_name))
  const near = others.filter((cloud) => cloud.geo_region === findCloud(name)?.geo_region)
  const [first, ...rest] = near.length > 0 && chance(0.85, salt, 'near') ? near : others
  return first ? pick([first, ...rest], salt, 'other').cloud_name : name
}

/** The cloud of the same provider that is closest: what hits one may hit both. */
export function closestCloud(name: string, except: readonly string[]): string {
  const here = findCloud(name)
  const away = (cloud: Cloud) =>
    Math.hypot(
      cloud.geo_latitude - (here?.geo_latitude ?? 0),
      cloud.geo_longitude - (here?.geo_longitude ?? 0),
    )
  const others = siblings(name).filter((cloud) => !except.includes(cloud.cloud_name))
  return others.toSorted((a, b) => away(a) - away(b))[0]?.cloud_name ?? name
}

const USABLE = CLOUDS.filter(mayUse)

function siblings(name: string): Cloud[] {
  const provider = findCloud(name)?.provider
  return USABLE.filter((cloud) => cloud.provider === provider && cloud.cloud_name !== name)
}

function cloudsIn(provider: string, area: Area): [string, ...string[]] {
  const [first, ...rest] = USABLE.filter(
    (cloud) => cloud.provider === provider && GEO_REGIONS[area].includes(cloud.geo_region),
  ).map((cloud) => cloud.cloud_name)
  if (first === undefined) throw new Error(`${provider} has no cloud in ${area}`)
  return [first, ...rest]
}
