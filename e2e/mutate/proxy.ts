import { join } from 'node:path'
import { createGateway } from '../../server/gateway'
import { listen } from '../../server/node/listen'
import { loadAssets } from '../../server/node/load-assets'
import type { Dice } from '../monkey/dice'
import { mutate, type Mutation } from './mutate'

interface Changed extends Mutation {
  path: string
}

/** A console whose API changes its answers on the way. */
export interface MutatingConsole {
  url: string
  /** How many answers have been changed, in all. */
  answers: () => number
  /** What was changed since this was asked last. */
  takeChanges: () => Changed[]
  /** While off, answers come as they are. */
  turn: (state: 'on' | 'off') => void
  close: () => void | Promise<void>
}

/** Half of the answers stay as they are, so that pages get as far as what reads the others. */
const SHARE = 0.5

/**
 * Starts a gateway with the built console in front of a sandbox, and changes what that answers to reads.
 * @param sandbox the URL of the sandbox's API
 */
export async function startMutating(sandbox: string, dice: Dice): Promise<MutatingConsole> {
  let on = false
  let answers = 0
  let changes: Changed[] = []

  const fetchChanged: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (!on || !response.ok || pathname.endsWith('/me') || !dice.chance(SHARE)) return response
    const answer = await response.json()
    const made = mutate(answer, dice)
    if (made.length > 0) answers++
    changes.push(...made.map((mutation) => ({ path: pathname, ...mutation })))
    const headers = new Headers(response.headers)
    headers.delete('content-length')
    return new Response(JSON.stringify(answer), { status: response.status, headers })
  }

  const assets = await loadAssets(join(import.meta.dirname, '../../dist/console'))
  const gateway = createGateway({
    upstream: { kind: 'sandbox', url: sandbox, fetch: fetchChanged },
    ...(assets && { assets }),
    sessionKeys: [new Uint8Array(32).fill(1)],
  })
  const listener = await listen(gateway, { host: '127.0.0.1', port: 0 })
  return {
    url: listener.url,
    answers: () => answers,
    takeChanges: () => {
      const taken = changes
      changes = []
      return taken
    },
    turn: (state) => (on = state === 'on'),
    close: () => listener.close(0),
  }
}
