import { judgeProtection, type Lookup, type Protection } from '~/backup/protection'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import { servicesToProtect, settleForks } from '~/fleet/forks'
import type { KitFacts } from './facts'

/** What the parts of a kit share. */
export interface Known extends KitFacts {
  /** All services, forks too. */
  all: readonly FleetService[]
  /** Those to protect, by project and name. */
  services: readonly FleetService[]
  /** When a service was read, where that was before this time. */
  staleSince: (service: FleetService) => number | undefined
  findProtection: (service: FleetService) => Protection
}

/** Settles what the facts say of all projects together. */
export function settle(facts: KitFacts): Known {
  const all = settleForks(facts.projects.flatMap(({ services }) => services))
  const stale = new Map(
    facts.projects.flatMap(({ project, problem, readAt }) =>
      problem === undefined || readAt === undefined ? [] : [[project, readAt] as const],
    ),
  )
  const lookups = new Map<string, Lookup>(facts.projects.flatMap((one) => [...one.lookups]))
  return {
    ...facts,
    all,
    services: servicesToProtect(all).toSorted(byKey),
    staleSince: ({ project }) => stale.get(project),
    // A report that nobody has read cannot be read any more when the kit is opened.
    findProtection: (service) =>
      judgeProtection(service, facts.at, {
        lookup: lookups.get(fleetKey(service)) ?? 'failed',
        clouds: facts.clouds,
      }),
  }
}

function byKey(a: FleetService, b: FleetService): number {
  const [one, other] = [fleetKey(a), fleetKey(b)]
  return one < other ? -1 : Number(one > other)
}
