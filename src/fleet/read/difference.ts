import type { FleetService } from '../fleet-service'

/** How a list differs from one before: a number is the place where the same service was. */
export type ListDifference = readonly (FleetService | number)[]

/**
 * How a list of services differs from one before. Of 10,000 services few change from one read to the
 * next, and what has not changed need not be handed over, nor drawn, again.
 * @param before the list as it was; empty where there was none
 * @param now the list as it is, of the same project
 */
export function differenceFrom(
  before: readonly FleetService[],
  now: readonly FleetService[],
): ListDifference {
  const places = new Map(before.map(({ service }, place) => [service, place]))
  return now.map((service) => {
    const place = places.get(service.service)
    return place !== undefined && isSame(before[place], service) ? place : service
  })
}

/**
 * The list that a difference tells.
 * @param before what it differs from
 * @returns `before` itself where nothing differs; what has not changed is the same object as there
 */
export function applyDifference(
  before: readonly FleetService[],
  difference: ListDifference,
): readonly FleetService[] {
  const unchanged =
    difference.length === before.length && difference.every((one, place) => one === place)
  if (unchanged) return before
  return difference.flatMap((one) => (typeof one === 'number' ? (before[one] ?? []) : one))
}

/** Both are made by `fleetService`, with their keys in the same order. */
function isSame(a: FleetService | undefined, b: FleetService): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
