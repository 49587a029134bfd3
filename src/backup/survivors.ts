import type { Cloud } from '~/api/clouds'
import { areOnePlace } from './clouds'
import { ageAt, findDoubt, holdsCopy, isAhead, type Location, type RecoveryPoint } from './location'
import type { Objective } from './objective'

/** A location that would be left, and has a time to be measured by. */
export type Left = Location & { cloud: string; newest: RecoveryPoint }

/**
 * Whether what takes down a service takes down what a location holds.
 * @param location one of the service's
 * @param serviceCloud the Aiven cloud in which it runs
 * @param clouds the known clouds: without them, only clouds of one name are in one place
 */
export function isWithService(
  { cloud }: Location,
  serviceCloud: string,
  clouds: readonly Cloud[],
): boolean {
  return cloud !== undefined && areOnePlace(cloud, serviceCloud, clouds) === true
}

/**
 * What would be left of the backups.
 * @param elsewhere the service's locations that are not with it
 * @param objective the service's
 */
export function survivors(
  elsewhere: readonly (Location | undefined)[],
  objective: Objective,
): Left[] {
  return elsewhere.flatMap((location) => {
    if (!location || !holdsCopy(location)) return []
    if (location.cloud === undefined || !location.newest) return []
    if (measuredTime(location, objective) === undefined) return []
    return [{ ...location, cloud: location.cloud, newest: location.newest }]
  })
}

/**
 * The time of a location that its objective is held against: an assumed one is about backups that come
 * on time, a chosen one about the recovery point.
 * @returns milliseconds since 1970 UTC, or `UP_TO_NOW`; undefined where none is known
 */
export function measuredTime(
  { newest, newestBackup }: Location,
  { source }: Objective,
): number | undefined {
  return source === 'assumed' ? newestBackup : newest?.at
}

/**
 * How old what a location holds is, by the objective's measure.
 * @param location one of the service's
 * @param objective the service's
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @returns seconds, and their ratio to the objective; undefined where nothing is known, what Aiven
 *   says contradicts itself, or the clocks disagree
 */
export function measureLocation(
  location: Location,
  objective: Objective,
  now: number,
): { age: number; ratio: number } | undefined {
  const doubtful = findDoubt(location) !== undefined || isAhead(location, now)
  const at = doubtful ? undefined : measuredTime(location, objective)
  const age = at === undefined ? undefined : ageAt(at, now)
  return age === undefined ? undefined : { age, ratio: age / objective.seconds }
}
