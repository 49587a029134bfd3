import type { Cloud } from '~/api/clouds'
import { CLOUD_NAME } from '~/backup/names'
import { findRefusal } from '~/backup/region-choices'
import type { Typed } from '~/user-config/typed'

/** What the region picker must know of the service. */
export interface RegionContext {
  project: string
  serviceCloud: string
  /** Where the primary backups are; the service's cloud where no backup tells. */
  primaryCloud: string
  /** ISO 8601 UTC; undefined where the schedule is not known. */
  nextBackup: string | undefined
  /** The service is powered off: it makes no backups. */
  off: boolean
}

/** The region that is typed or picked; an empty text stands for none. */
export function regionIn(typed: Typed): string {
  const first = typed.kind === 'list' ? typed.items[0] : undefined
  return first?.kind === 'text' ? first.text : ''
}

/** A list by its schema, one region in truth. */
export function typedRegion(region: string): Typed {
  return { kind: 'list', items: [{ kind: 'text', text: region }] }
}

/**
 * Why the region cannot be saved: what is known beforehand, so that nobody has to learn it from a
 * refusal. What the schema itself refuses is shown elsewhere.
 */
export function regionProblem(
  typed: Typed,
  regions: RegionContext,
  clouds: readonly Cloud[],
): string | undefined {
  const region = regionIn(typed)
  if (region === '') return 'Choose a region or remove the option'
  // What was typed to search and never chosen.
  if (!CLOUD_NAME.test(region)) return 'Choose a region from the list or type its name'
  return findRefusal(region, regions, clouds)
}
