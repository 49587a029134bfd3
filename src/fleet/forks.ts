import { fleetKey } from './fleet-key'
import type { FleetService } from './fleet-service'

/**
 * Settles which forks are there for a while only: one whose source is gone is a service like any other,
 * whatever it was made for.
 * @param services of all projects that were read
 * @param others keys of services that are known from before, of projects that could not be loaded
 */
export function settleForks(
  services: readonly FleetService[],
  others: Iterable<string> = [],
): readonly FleetService[] {
  if (services.every(({ madeFor }) => madeFor === undefined)) return services
  const keys = new Set([...others, ...services.map(fleetKey)])
  return services.map((service) => {
    const { madeFor, ...kept } = service
    const { forkedFrom } = service
    return madeFor && forkedFrom && keys.has(fleetKey(forkedFrom)) ? service : kept
  })
}

/**
 * The services that are to be protected: not the forks that were made for a drill or a recovery.
 * @param services after `settleForks`
 */
export function servicesToProtect(services: readonly FleetService[]): readonly FleetService[] {
  return services.some(({ madeFor }) => madeFor !== undefined)
    ? services.filter(({ madeFor }) => madeFor === undefined)
    : services
}
