import type { Cloud } from '~/api/clouds'

/**
 * A cloud's provider. OVH's names start with `avn-ovh-`, so the text before the first dash is a
 * provider's code only for the others.
 * @param cloudName an Aiven cloud name
 * @param clouds the known clouds; their `provider` field wins over the name
 */
export function findProvider(cloudName: string, clouds: readonly Cloud[]): string {
  const known = clouds.find(({ cloud_name: name }) => name === cloudName)?.provider
  if (known) return known
  const [first = '', second = ''] = cloudName.split('-')
  return first === 'avn' ? second : first
}

/**
 * The place in a cloud's description: `Frankfurt` of `Europe, Germany - Amazon Web Services: Frankfurt`.
 * @param cloud as listed by the API
 * @returns country and place, or the cloud's name where the description has another form
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
 * @returns kilometres, rounded to 10; undefined where a position is not known
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
