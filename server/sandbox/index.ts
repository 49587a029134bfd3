import { renameSync } from 'node:fs'
import { createApp } from './app'
import { createClock } from './clock'
import { FORMAT, readSeeding, seedStore } from './seeding'
import { openStore, type Store } from './store'

export { FEATURED_USERS, SANDBOX_USERS } from './users'

export interface SandboxOptions {
  /** A file, or `:memory:`. */
  data: string
  /** How many services to start with, in projects of 50; none for the demo organization. */
  fleet?: number
  /** Real time in ms. */
  now?: () => number
  /** Of everything random in what the sandbox starts with. */
  seed?: number
  /** Told of requests that are not emulated and of the sandbox's own mistakes; never of secrets. */
  log?: (line: string) => void
}

export interface Sandbox {
  fetch(request: Request): Promise<Response>
  /** What it holds, and how many ms it took to make if it is new. */
  holds: { projects: number; services: number; seededIn?: number }
  close(): void
}

/** The file in a data folder that holds what a sandbox was seeded with: each seeding has its own. */
export function fileName(fleet?: number): string {
  return fleet === undefined ? 'sandbox.db' : `${readSeeding(fleet).name}.db`
}

/**
 * Opens a local Aiven API. What it knows is in `data`; an empty store gets the demo organization or
 * a fleet, with histories that end at the time of this first start. Data in a format of before is
 * put aside, not overwritten.
 * @throws when the file cannot be opened, is in use, is not a database, or holds another seeding
 */
export function openSandbox(options: SandboxOptions): Sandbox {
  const { data, fleet, now = Date.now, seed = 1, log = () => {} } = options
  const seeding = readSeeding(fleet)
  const store = openCurrent(data, log)
  const reset = () => seedStore(store, seeding, now(), seed)
  try {
    const held = store.meta('seeding')
    if (held !== undefined && held !== seeding.name) {
      throw new Error(`${data} holds '${held}', not '${seeding.name}'`)
    }
    const began = performance.now()
    if (held === undefined) reset()
    const seededIn = held === undefined ? { seededIn: performance.now() - began } : {}
    const app = createApp(store, createClock(now, store), reset, log)
    return {
      fetch: async (request) => app.fetch(request),
      holds: { ...store.count(), ...seededIn },
      close: () => store.close(),
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** The store of a file; what another version of the sandbox left there is kept beside it. */
function openCurrent(data: string, log: (line: string) => void): Store {
  const store = openStore(data)
  const format = store.meta('format')
  if (format === undefined || format === FORMAT) return store
  store.close()
  const aside = `${data}.format-${format}`
  renameSync(data, aside)
  log(`the data is of another version: kept as ${aside}, starting anew`)
  return openStore(data)
}
