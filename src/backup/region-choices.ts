import type { Cloud } from '~/api/clouds'
import {
  distanceKm,
  findCloud,
  findPlace,
  findProvider,
  providerName,
  UNKNOWN_PROVIDER,
} from './clouds'

/** A cloud that could be chosen, and why it cannot where it cannot. */
export interface RegionChoice {
  name: string
  place: string
  country: string
  provider: string
  providerName: string
  /** Aiven's `geo_region`, such as `europe`. */
  continent: string
  /** From the cloud that it is measured from; undefined where a position is unknown. */
  distanceKm?: number
  /** Why the region cannot be chosen; absent where it can. */
  refusal?: string
}

interface Source {
  /** The service's own cloud. */
  serviceCloud: string
  /** Where its primary backups are; the service's cloud where no backup tells. */
  primaryCloud: string
}

/**
 * Every known region as a choice for the second copy: those that can work first in each continent,
 * nearest first. Aiven docs: the second region must belong to the same provider as the service and
 * its primary backups. That it cannot be the service's own region is an unverified inference; where
 * the primary backups already are, a copy would protect nothing.
 * @param clouds the clouds the project may use
 * @param source where the service and its primary backups are
 */
export function regionChoices(clouds: readonly Cloud[], source: Source): RegionChoice[] {
  return cloudChoices(
    clouds,
    (name) => findRefusal(name, source, clouds),
    findCloud(source.primaryCloud, clouds),
  )
}

/**
 * Every known cloud as a choice, those that can be chosen first.
 * @param clouds the clouds the project may use
 * @param findRefusal why a cloud cannot be chosen; undefined where it can
 * @param from the cloud that distances are measured from, nearest first; by name where it is left out
 */
export function cloudChoices(
  clouds: readonly Cloud[],
  findRefusal: (cloud: string) => string | undefined,
  from?: Cloud,
): RegionChoice[] {
  return clouds
    .map((cloud): RegionChoice => {
      const distance = from && distanceKm(from, cloud)
      const refusal = findRefusal(cloud.cloud_name)
      const provider = findProvider(cloud.cloud_name, clouds) ?? UNKNOWN_PROVIDER
      return {
        name: cloud.cloud_name,
        ...findPlace(cloud),
        provider,
        providerName: cloud.provider_description ?? provider,
        continent: cloud.geo_region ?? 'elsewhere',
        ...(distance === undefined ? {} : { distanceKm: distance }),
        ...(refusal === undefined ? {} : { refusal }),
      }
    })
    .toSorted(
      (a, b) =>
        Number(a.refusal !== undefined) - Number(b.refusal !== undefined) ||
        (a.distanceKm ?? Infinity) - (b.distanceKm ?? Infinity) ||
        a.name.localeCompare(b.name),
    )
}

/**
 * Why a region cannot hold the second copy of a service's backups.
 * @param name an Aiven cloud name; one that is unknown, as when it is typed, is left to Aiven to judge
 * @param source where the service and its primary backups are
 * @param clouds the clouds the project may use
 * @returns a sentence, or undefined where nothing is known to speak against it
 */
export function findRefusal(
  name: string,
  source: Source,
  clouds: readonly Cloud[],
): string | undefined {
  if (name === source.serviceCloud) return 'The service itself runs here'
  if (name === source.primaryCloud) return 'The primary backups are already here'
  const provider = findProvider(name, clouds)
  const own = findProvider(source.serviceCloud, clouds)
  // Of a cloud whose provider nobody can tell, Aiven has to judge.
  if (provider === undefined || own === undefined) return undefined
  const conflict = findConflict(source, clouds)
  if (conflict !== undefined) return conflict
  return provider === own || findProvider(source.primaryCloud, clouds) === undefined
    ? undefined
    : `Different provider: the copy must stay with ${providerName(own, clouds)}`
}

/**
 * Why no region at all can hold the second copy: the service and its primary backups are with different
 * providers, and it must be with the provider of both.
 * @param source where the service and its primary backups are
 * @param clouds the known clouds
 * @returns a sentence, or undefined where they are with the same provider, or nobody can tell
 */
export function findConflict(
  { serviceCloud, primaryCloud }: Source,
  clouds: readonly Cloud[],
): string | undefined {
  const own = findProvider(serviceCloud, clouds)
  const primary = findProvider(primaryCloud, clouds)
  // Of a cloud whose provider nobody can tell, Aiven has to judge.
  if (own === undefined || primary === undefined || own === primary) return undefined
  return `The service (${providerName(own, clouds)}) and its primary backups (${providerName(primary, clouds)}) use different providers: no region works for both`
}

/**
 * The choices that match what was typed, by name, place, country, continent or provider.
 * @param choices from `regionChoices`
 * @param query words, all of which must match
 */
export function searchRegions(choices: readonly RegionChoice[], query: string): RegionChoice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return choices.filter((choice) => {
    const text =
      `${choice.name} ${choice.place} ${choice.country} ${choice.continent} ${choice.provider} ${choice.providerName}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
