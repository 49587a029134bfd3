import { createGateway, SESSION_KEY_BYTES } from '../../server/gateway'
import { createSandbox, FEATURED_USERS } from '../../server/sandbox'
import { createMemoryStore } from '../../server/sandbox/memory-store'
import type { Kept, State } from './kept'

/** Who is signed in when the demo begins. */
const FIRST_USER = 'sandbox-admin'

/** The whole program but its pages: a gateway and the sandbox behind it. */
export interface Program {
  /** Answers what the console asks; what was changed by then is kept. */
  ask(request: Request): Promise<Response>
  /** Answers as the sandbox itself, for a token in the request. */
  askSandbox(request: Request): Promise<Response>
  /** Whether what was changed outlives the worker. */
  lasts(): boolean
  /** Begins again, as at the first start. */
  startOver(): Promise<void>
}

/**
 * Goes on where the kept state ends, or begins with the demo organization.
 * @param origin that of the page
 */
export async function startProgram(kept: Kept, origin: string): Promise<Program> {
  const key = kept.state?.key ?? crypto.getRandomValues(new Uint8Array(SESSION_KEY_BYTES))
  let session = kept.state?.session ?? ''
  let changed = false
  let lasts = kept.lasts
  let written = Promise.resolve()
  const change = () => {
    changed = true
  }

  const store = createMemoryStore({
    ...(kept.state && { held: kept.state.held }),
    onWrite: change,
  })
  const sandbox = createSandbox({ store, keepFaults: true })
  const gateway = createGateway({
    upstream: {
      kind: 'sandbox',
      url: 'http://sandbox',
      inBrowser: true,
      fetch: async (input, init) => sandbox.fetch(new Request(input, init)),
    },
    demoUsers: FEATURED_USERS,
    sessionKeys: [key],
    // No cookie comes to a worker or goes from it.
    keeper: {
      read: () => session || undefined,
      keep: (sealed) => {
        session = sealed
        change()
        return {}
      },
    },
  })

  /** Resolves when all that was changed so far is kept, in the order in which it happened. */
  function keep(): Promise<void> {
    if (changed) {
      changed = false
      const state = (): State => ({ held: store.held(), session, key })
      written = written
        .then(() => kept.write(state()))
        .catch(() => {
          lasts = false
        })
    }
    return written
  }

  async function signIn(): Promise<void> {
    await gateway.fetch(
      new Request(`${origin}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: FIRST_USER }),
      }),
    )
    await keep()
  }

  if (!kept.state) await signIn()
  const thenKept = async (answer: Promise<Response>) => {
    const response = await answer
    await keep()
    return response
  }
  return {
    ask: (request) => thenKept(gateway.fetch(request)),
    askSandbox: (request) => thenKept(sandbox.fetch(request)),
    lasts: () => lasts,
    startOver: async () => {
      await sandbox.fetch(new Request('http://sandbox/sandbox/reset', { method: 'POST' }))
      await signIn()
    },
  }
}
