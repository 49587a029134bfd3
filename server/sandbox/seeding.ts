import { demoContent } from './demo/content'
import { fleetContent } from './fleet/content'
import type { SeedContent, Store } from './store'

/** Raised when stored facts of before can no longer be read. */
export const FORMAT = '3'

/** What a store is filled with at its first start: the demo organization, or a fleet. */
export interface Seeding {
  /** Kept in the store, so that a store is never taken for another. */
  name: string
  content: (now: number, seed: number) => SeedContent
}

/** @param fleet how many services; none for the demo organization */
export function readSeeding(fleet: number | undefined): Seeding {
  return fleet === undefined
    ? { name: 'demo', content: demoContent }
    : { name: `fleet-${fleet}`, content: (now, seed) => fleetContent(now, seed, fleet) }
}

/** Replaces everything in a store by what it starts with. */
export function seedStore(store: Store, { name, content }: Seeding, now: number, seed: number) {
  store.replaceAll({ ...content(now, seed), meta: { format: FORMAT, seeding: name } })
}
