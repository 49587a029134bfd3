import type { ProjectFacts } from '../model'
import { randomInt } from '../random'
import { members } from '../users'
import { chance, pick, weighted } from './choice'
import { findPlace, type Place } from './places'

const UNITS = [
  'payments',
  'orders',
  'catalog',
  'identity',
  'search',
  'billing',
  'logistics',
  'insights',
  'marketing',
  'support',
  'warehouse',
  'platform',
  'mobile',
  'pricing',
  'fraud',
  'loyalty',
  'media',
  'messaging',
  'partners',
  'travel',
  'finance',
  'people',
  'iot',
  'gaming',
] as const

export type Environment = 'production' | 'staging' | 'development'

const ENVIRONMENTS: Readonly<Record<Environment, number>> = {
  production: 60,
  staging: 25,
  development: 15,
}

/** A project of the fleet, with what its services are made by. */
export interface FleetProject {
  facts: ProjectFacts
  place: Place
  environment: Environment
  unit: string
}

/** That number of projects, each with a name of its own such as `acme-payments-eu` or `acme-iot-us-2`. */
export function fleetProjects(count: number, seed: number): FleetProject[] {
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, i) => {
    const salt = `${seed}/project/${i}`
    const unit = pick(UNITS, salt, 'unit')
    const place = findPlace(salt)
    const environment = weighted(ENVIRONMENTS, salt, 'environment')
    const short = { production: '', staging: '-staging', development: '-dev' }[environment]
    const name = `acme-${unit}-${place.area}${short}`
    const number = (taken.get(name) ?? 0) + 1
    taken.set(name, number)
    return {
      place,
      environment,
      unit,
      facts: {
        name: number === 1 ? name : `${name}-${number}`,
        defaultCloud: place.defaultCloud,
        tags: { env: environment, unit },
        estimatedBalance: (randomInt(20_000, 4_000_000, salt, 'balance') / 100).toFixed(2),
        // Rita is not a member of a few, so that this answer can be met too.
        members: i % 12 === 7 || chance(0.03, salt, 'closed') ? members('read_only') : members(),
      },
    }
  })
}
