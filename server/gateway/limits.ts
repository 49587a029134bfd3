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

/** What came of the sign-ins from one network. */
interface Failures {
  count: number
  /** When the last one failed, in seconds. */
  last: number
  /** Whether one is under way although too many have failed. */
  isTried: boolean
}

export interface Limits {
  /**
   * Starts a sign-in from an address. After too many failures only one at a time may try, so that a
   * thousand at once are no way around the wait.
   * @returns seconds to wait before it may start, or what to call when it ended: with whether the
   *   API said that the token is wrong, which alone counts as a failure
   */
  signIn(address: string): { wait: number } | { end: (failed: boolean) => void }
  /** Takes one look at secrets for a user. Returns 0, or the seconds to wait for the next one. */
  reveal(user: string): number
}

/**
 * What one gateway remembers to slow down guessing. In memory and bounded; each of several gateways
 * counts for itself.
 * @param now milliseconds by a clock that is never set back, such as `performance.now`
 */
export function createLimits(now: () => number): Limits {
  const failures = remember<Failures>(MAX_REMEMBERED)
  const reveals = remember<{ full: number }>(MAX_REMEMBERED)
  const seconds = () => now() / 1000

  return {
    signIn(address) {
      const key = findNetwork(address)
      const before = recent(key)
      const isLimited = before.count >= FREE_FAILURES
      if (isLimited) {
        const backoff = Math.min(2 ** (before.count - FREE_FAILURES), MAX_WAIT)
        const wait = Math.max(before.last + backoff - seconds(), before.isTried ? 1 : 0)
        if (wait > 0) return { wait: Math.ceil(wait) }
        before.isTried = true
      }
      return {
        end(failed) {
          if (isLimited) before.isTried = false
          if (!failed) return
          const entry = recent(key)
          entry.count += 1
          entry.last = seconds()
          failures.set(key, entry)
        },
      }
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

  /** What failed within the time that is looked at. */
  function recent(key: string): Failures {
    const known = failures.get(key)
    if (known && seconds() - known.last < FORGOTTEN_AFTER) return known
    return { count: 0, last: 0, isTried: false }
  }
}

/** An IPv6 customer holds a whole /64, so that is what is counted. */
function findNetwork(address: string): string {
  if (!address.includes(':')) return address
  const [head = [], tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = tail ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0') : []
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}
