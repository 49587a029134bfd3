import { errorAnswer } from './answers'
import { remember } from './remember'
import { SESSION_HEADER } from './session-id'

/** By this header a page gives each write an id of its own. */
const WRITE_HEADER = 'x-offsite-write'

/** How many writes are remembered, and for how long, in milliseconds. */
const MAX_REMEMBERED = 20_000
const REMEMBERED_FOR = 10 * 60 * 1000

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * Refuses writes that must not go on: those meant for another session than the one that sends them,
 * as another tab has signed in as somebody else; and those that were taken before, as browsers send a
 * request again by themselves when its connection is lost, a POST too. Each of several gateways
 * remembers the ones that it took.
 * @param monotonic milliseconds by a clock that is never set back
 * @returns the refusal, or undefined for a write that is accepted; one with an id is now remembered
 */
export function createWriteGuard(monotonic: () => number) {
  const taken = remember<number>(MAX_REMEMBERED)

  return (
    { headers }: Request,
    who: { email: string; sessionId: string },
  ): Response | undefined => {
    const meantFor = headers.get(SESSION_HEADER)
    if (meantFor !== null && meantFor !== who.sessionId) {
      return errorAnswer(
        412,
        `This change was meant for another session than the current one, in which ${who.email} is signed in: someone may have signed in in another tab. Nothing was changed. Continue as ${who.email} or sign in again, then repeat the change.`,
        {},
        'offsite_session_changed',
      )
    }
    const id = headers.get(WRITE_HEADER)
    if (id === null) return undefined
    if (!UUID.test(id)) {
      return errorAnswer(400, `The header ${WRITE_HEADER} holds no UUID. Nothing was changed.`)
    }
    const key = `${id.toLowerCase()} ${who.email}`
    const before = taken.get(key)
    if (before === undefined || monotonic() - before >= REMEMBERED_FOR) {
      taken.set(key, monotonic())
      return undefined
    }
    // Not a 4xx, which would say that nothing was changed.
    return errorAnswer(
      502,
      'This change was already received. Browsers send a request again when a connection breaks; it was not made twice. Its outcome is unknown here: check before you try again.',
      {},
      'offsite_write_taken',
    )
  }
}
