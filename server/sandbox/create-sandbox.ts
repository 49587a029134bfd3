import { createApp } from './app'
import { createClock } from './clock'
import { createMemoryStore } from './memory-store'
import { FORMAT, readSeeding, seedStore } from './seeding'
import type { Store } from './store'

export interface SandboxOptions {
  /** Where it keeps what it knows; in memory when left out. */
  store?: Store
  /** Whether its faults are kept there too; else they end with it. */
  keepFaults?: boolean
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
  /** @param connection where the request comes from; left out inside one process */
  fetch(request: Request, connection?: { peer?: string | undefined }): Promise<Response>
  /** What it holds, and how many ms it took to make if it is new. */
  holds: { projects: number; services: number; seededIn?: number }
  /** Calls this whenever its clock was moved. */
  onAdvance(listener: () => void): void
  /** Calls this whenever it went back to what it started with. */
  onReset(listener: () => void): void
  close(): void
}

/**
 * A local Aiven API, by web standards alone. Where its store holds nothing yet, or facts in a format
 * of before, it gets the demo organization or a fleet, with histories that end now.
 * @throws an error when the store holds another seeding
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const {
    store = createMemoryStore(),
    keepFaults = false,
    fleet,
    now = Date.now,
    seed = 1,
    log = () => {},
  } = options
  const seeding = readSeeding(fleet)
  const reset = () => seedStore(store, seeding, now(), seed)
  const seededIn = store.meta('format') === FORMAT ? undefined : timed(reset)
  const held = store.meta('seeding')
  if (held !== seeding.name) throw new Error(`the store holds '${held}', not '${seeding.name}'`)
  const clock = createClock(now, store)
  const listeners: Record<'advance' | 'reset', (() => void)[]> = { advance: [], reset: [] }
  const advance = (ms: number) => {
    clock.advance(ms)
    for (const listener of listeners.advance) listener()
  }
  const startOver = () => {
    reset()
    for (const listener of listeners.reset) listener()
  }
  const faults = {
    read: () => store.meta('faults'),
    write: (text: string) => store.setMeta('faults', text),
  }
  const kept = keepFaults ? faults : undefined
  const app = createApp(store, { ...clock, advance }, startOver, log, kept)
  return {
    fetch: async (request, { peer } = {}) => app.fetch(request, { peer }),
    holds: { ...store.count(), ...(seededIn !== undefined && { seededIn }) },
    onAdvance: (listener) => void listeners.advance.push(listener),
    onReset: (listener) => void listeners.reset.push(listener),
    close: () => store.close(),
  }
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
