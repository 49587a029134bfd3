import { remember } from './remember'

/** How many addresses or users are remembered; beyond, the one not seen for longest is forgotten. */
const MAX_REMEMBERED = 10_000

/** Failed sign-ins that are free; each one more doubles the wait. */
const FREE_FAILURES = 10

/** The longest wait after failed sign-ins, in seconds, and when failures are forgotten. */
const MAX_WAIT = 300
const FORGOTTEN_AFTER = 15 * 60

/** How often one user may look at a service's secrets: this many at once, then one every so often. */
const REVEALS = 10
const SECONDS_PER_REVEAL = 6

export interface Limits {
  /**
   * Starts a sign-in from an address.
   * @returns seconds to wait before it may start, or what to call when it did not fail. It counts as
   *   failed until then, so that a thousand at once are no way around.
   */
  signIn(address: string): { wait: number } | { didNotFail: () => void }
  /** Takes one look at secrets for a user. Returns 0, or the seconds to wait for the next one. */
  reveal(user: string): number
}

/**
 * What one gateway remembers to slow down guessing. In memory and bounded; each of several gateways
 * counts for itself.
 * @param now milliseconds since 1970
 */
export function createLimits(now: () => number): Limits {
  const failures = remember<{ count: number; last: number }>(MAX_REMEMBERED)
  const reveals = remember<{ full: number }>(MAX_REMEMBERED)
  const seconds = () => now() / 1000

  return {
    signIn(address) {
      const key = findNetwork(address)
      const known = failures.get(key)
      const entry =
        known && seconds() - known.last < FORGOTTEN_AFTER ? known : { count: 0, last: 0 }
      const backoff = entry.count < FREE_FAILURES ? 0 : 2 ** (entry.count - FREE_FAILURES)
      const wait = entry.last + Math.min(backoff, MAX_WAIT) - seconds()
      if (wait > 0) return { wait: Math.ceil(wait) }
      const counted = { count: entry.count + 1, last: seconds() }
      failures.set(key, counted)
      return { didNotFail: () => void (counted.count -= 1) }
    },

    reveal(user) {
      // When the allowance will be whole again; each look moves that further away.
      const full = Math.max(reveals.get(user)?.full ?? 0, seconds()) + SECONDS_PER_REVEAL
      const wait = full - seconds() - REVEALS * SECONDS_PER_REVEAL
      if (wait > 0) return Math.ceil(wait)
      reveals.set(user, { full })
      return 0
    },
  }
}

/** An IPv6 customer holds a whole /64, so that is what is counted. */
function findNetwork(address: string): string {
  if (!address.includes(':')) return address
  const [head = [], tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = tail ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0') : []
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}
