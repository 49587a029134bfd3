import { createApp } from './app'
import { createClock } from './clock'
import { openSeeded } from './open-seeded'
import { readSeeding, seedStore } from './seeding'

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

interface ControlListener {
  advance: () => void
  reset: () => void
}

export interface Sandbox {
  /** @param connection where the request comes from; left out inside one process */
  fetch(request: Request, connection?: { peer?: string | undefined }): Promise<Response>
  /** What it holds, and how many ms it took to make if it is new. */
  holds: { projects: number; services: number; seededIn?: number }
  /** Calls these whenever its clock was moved, or it was reset. */
  onControl(listener: ControlListener): void
  close(): void
}

/** The file in a data folder that holds what a sandbox was seeded with: each seeding has its own. */
export function fileName(fleet?: number): string {
  return fleet === undefined ? 'sandbox.db' : `${readSeeding(fleet).name}.db`
}

/**
 * Opens a local Aiven API. What it knows is in `data`; where nothing is there yet, it gets the demo
 * organization or a fleet, with histories that end at the time of this first start. Data in a format
 * of before is put aside, not overwritten, and damaged data is left as it is.
 * @throws StoreProblem when the file cannot be opened, is in use, is damaged or not a database; an
 *   error when it holds another seeding
 */
export function openSandbox(options: SandboxOptions): Sandbox {
  const { data, fleet, now = Date.now, seed = 1, log = () => {} } = options
  const seeding = readSeeding(fleet)
  const { store, seededIn } = openSeeded(data, (into) => seedStore(into, seeding, now(), seed), log)
  try {
    const held = store.meta('seeding')
    if (held !== seeding.name) throw new Error(`${data} holds '${held}', not '${seeding.name}'`)
    // What an earlier run left in the log alone.
    store.checkpoint()
    const clock = createClock(now, store)
    const listeners: ControlListener[] = []
    const reset = () => {
      seedStore(store, seeding, now(), seed)
      for (const listener of listeners) listener.reset()
    }
    const advance = (ms: number) => {
      clock.advance(ms)
      for (const listener of listeners) listener.advance()
    }
    const app = createApp(store, { ...clock, advance }, reset, log)
    return {
      fetch: async (request, { peer } = {}) => app.fetch(request, { peer }),
      holds: { ...store.count(), ...(seededIn !== undefined && { seededIn }) },
      onControl: (listener) => void listeners.push(listener),
      close: () => store.close(),
    }
  } catch (error) {
    store.close()
    throw error
  }
}
