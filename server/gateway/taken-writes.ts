import { remember } from './remember'

/** By this header a page gives each write an id of its own. */
export const WRITE_HEADER = 'x-offsite-write'

/** How many writes are remembered, and for how long, in milliseconds. */
const MAX_REMEMBERED = 20_000
const REMEMBERED_FOR = 10 * 60 * 1000

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether a page may have given this id. */
export function isWriteId(id: string): boolean {
  return UUID.test(id)
}

/**
 * Remembers which writes were taken, so that none goes on twice: browsers send a request again by
 * themselves when its connection is lost, a POST too. Each of several gateways remembers its own.
 * @param monotonic milliseconds by a clock that is never set back
 */
export function createTakenWrites(monotonic: () => number) {
  const taken = remember<number>(MAX_REMEMBERED)
  return {
    /** Takes a user's write; false when it was taken before. */
    take(user: string, id: string): boolean {
      const key = `${id.toLowerCase()} ${user}`
      const before = taken.get(key)
      if (before !== undefined && monotonic() - before < REMEMBERED_FOR) return false
      taken.set(key, monotonic())
      return true
    },
  }
}
