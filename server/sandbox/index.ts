import { createApp } from './app'
import { createClock } from './clock'
import { demoContent, FORMAT } from './demo/content'
import { openStore } from './store'

export { FEATURED_USERS, SANDBOX_USERS } from './users'

export interface SandboxOptions {
  /** A file, or `:memory:`. */
  data: string
  /** Real time in ms. */
  now?: () => number
  /** Of everything random in the demo organization. */
  seed?: number
  /** Told of requests that are not emulated and of the sandbox's own mistakes; never of secrets. */
  log?: (line: string) => void
}

export interface Sandbox {
  fetch(request: Request): Promise<Response>
  close(): void
}

/**
 * Opens a local Aiven API. What it knows is in `data`; an empty store gets the demo organization,
 * with histories that end at the time of this first start.
 * @throws when the file cannot be opened or is not a database
 */
export function openSandbox(options: SandboxOptions): Sandbox {
  const { data, now = Date.now, seed = 1, log = () => {} } = options
  const store = openStore(data)
  const reset = () => store.replaceAll(demoContent(now(), seed))
  const format = store.meta('format')
  if (format !== FORMAT) {
    if (format !== undefined) log('the data is of another version: starting from the demo again')
    reset()
  }
  const app = createApp(store, createClock(now, store), reset, log)
  return {
    fetch: async (request) => app.fetch(request),
    close: () => store.close(),
  }
}
