import type { Cloud } from '~/api/clouds'

/** The providers' codes that names of clouds begin with. Own clouds and Oracle's regions have others. */
const NAMED_PROVIDERS: ReadonlySet<string> = new Set([
  'aws',
  'azure',
  'do',
  'google',
  'ovh',
  'upcloud',
])

/** What a provider that nobody can tell is grouped under. */
export const UNKNOWN_PROVIDER = 'unknown'

/** Shared, so that `findCloud` indexes it only once. */
const NO_CLOUDS: readonly Cloud[] = []

const byName = new WeakMap<readonly Cloud[], ReadonlyMap<string, Cloud>>()

/**
 * The cloud of that name. Each list is indexed once, however many names are looked up in it.
 * @param cloudName an Aiven cloud name
 * @param clouds the known clouds: a list that does not change
 */
export function findCloud(cloudName: string, clouds: readonly Cloud[]): Cloud | undefined {
  let known = byName.get(clouds)
  if (!known) {
    known = new Map(clouds.map((cloud) => [cloud.cloud_name, cloud]))
    byName.set(clouds, known)
  }
  return known.get(cloudName)
}

/**
 * A cloud's provider. OVH's names start with `avn-ovh-`; an own cloud (`custom-aws-eu-central-1-x1`) is
 * with nobody that its name tells.
 * @param cloudName an Aiven cloud name
 * @param clouds the known clouds; their `provider` field wins over the name
 * @returns undefined where neither tells
 */
export function findProvider(
  cloudName: string,
  clouds: readonly Cloud[] = NO_CLOUDS,
): string | undefined {
  const known = findCloud(cloudName, clouds)?.provider
  if (known) return known
  const [first = '', second = ''] = cloudName.split('-')
  const code = first === 'avn' ? second : first
  return NAMED_PROVIDERS.has(code) ? code : undefined
}

/**
 * A provider's name in full, such as `Amazon Web Services`.
 * @param provider its code, as from `findProvider`
 * @param clouds the known clouds
 * @returns the code where the list has no name for it
 */
export function providerName(provider: string, clouds: readonly Cloud[]): string {
  return clouds.find((cloud) => cloud.provider === provider)?.provider_description ?? provider
}

/**
 * Whether two clouds are in one place, so that what takes down one takes down the other: Aiven's list has
 * them at the same position, and they are with the same provider.
 * @param clouds the known clouds
 * @returns undefined where that cannot be said
 */
export function areOnePlace(a: string, b: string, clouds: readonly Cloud[]): boolean | undefined {
  if (a === b) return true
  const [providerA, providerB] = [findProvider(a, clouds), findProvider(b, clouds)]
  const isNamed = providerA !== undefined && providerB !== undefined
  if (isNamed && providerA !== providerB) return false
  const [cloudA, cloudB] = [findCloud(a, clouds), findCloud(b, clouds)]
  const km = cloudA && cloudB && distanceKm(cloudA, cloudB)
  if (km !== undefined && km > 0) return false
  if (km === 0 && isNamed) return true
  // Without positions, two names of a provider are two regions; an own cloud could be in either.
  const areRegions = [a, b].every((name) => findProvider(name) !== undefined)
  return areRegions ? false : undefined
}

/**
 * The place in a cloud's description: `Frankfurt` of `Europe, Germany - Amazon Web Services: Frankfurt`.
 * @param cloud as listed by the API
 * @returns country and place; where the description has another form, all of it (without one, the
 *   cloud's name) as the place
 */
export function findPlace(cloud: Cloud): { place: string; country: string } {
  const match = /^([^,]*),\s*(.*?)\s+-\s+[^:]*:\s*(.*)$/.exec(cloud.cloud_description ?? '')
  const [, , country = '', place = ''] = match ?? []
  return match
    ? { place, country: country === place ? '' : country }
    : { place: cloud.cloud_description ?? cloud.cloud_name, country: '' }
}

const EARTH_RADIUS_KM = 6371
const RADIANS = Math.PI / 180

/**
 * The distance between two clouds along the surface of the Earth. Positions are approximate.
 * @returns kilometres, rounded to 10; undefined where a position is unknown
 */
export function distanceKm(a: Cloud, b: Cloud): number | undefined {
  const { geo_latitude: latA, geo_longitude: lonA } = a
  const { geo_latitude: latB, geo_longitude: lonB } = b
  if (latA == null || lonA == null || latB == null || lonB == null) return undefined
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2
  const chord =
    half(latB - latA) + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * half(lonB - lonA)
  const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
  return Math.round(km / 10) * 10
}
