import type { Cloud } from '~/api/clouds'
import type { OddService } from '~/api/each-service'
import type { Lookup } from '~/backup/protection'
import type { FleetService } from '~/fleet/fleet-service'

/** What a kit is made from. */
export interface KitFacts {
  /** Milliseconds since 1970 UTC, by the API's clock: what the ages count to. */
  at: number
  /** Of the API, without a slash at its end: whom the scripts call. */
  apiUrl: string
  projects: readonly KitProject[]
  clouds: readonly Cloud[]
  /** Why the list of projects could not be loaded: there may be more than these. */
  problem?: string
}

/** A project as it was read, now or before. */
export interface KitProject {
  project: string
  /** Milliseconds since 1970 UTC: when its services were read; undefined: never. */
  readAt?: number
  /** All of them, with what their reports say, forks too. */
  services: readonly FleetService[]
  /** By `fleetKey`: how it stands with the reports of those whose state the list does not decide. */
  lookups: ReadonlyMap<string, Lookup>
  odd: readonly OddService[]
  /** Why it could not be read this time: a sentence. Its services are as they were before. */
  problem?: string
}
