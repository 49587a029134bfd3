import type { Cloud } from '~/api/clouds'
import { findCloud, findPlace } from '~/backup/clouds'

/** A place for people: `Frankfurt, Germany`. */
export function placeText({ place, country }: { place: string; country: string }): string {
  return [place, country].filter(Boolean).join(', ')
}

/** A cloud by its place, or by its name where Aiven does not list it. */
export function placeName(cloud: string, clouds: readonly Cloud[]): string {
  const known = findCloud(cloud, clouds)
  return known ? placeText(findPlace(known)) : cloud
}

/** Aiven writes continents in lower case. */
export function continentName(continent: string): string {
  return continent.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
