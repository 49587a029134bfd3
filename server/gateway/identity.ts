import { canonicalAddress } from './origin'
import { remember } from './remember'
import type { Session, Sessions } from './session'
import { COOKIES } from './session-keeper'
import type { SessionKeeper } from './session-keeper'

/** What the server knows of a request's way here, besides the request itself. */
export interface Connection {
  /** The request target as it came over the wire: what a URL parser makes of it hides tricks. */
  target?: string | undefined
  /** The address of who opened the connection. */
  peer?: string | undefined
}

/** A proxy in front that says who is signed in: single sign-on. */
export interface SingleSignOn {
  /** The header that holds the user, such as `x-forwarded-email`. */
  header: string
  /** The Aiven token that all of them act with. */
  token: string
}

/** Who asks, or why that is not known. */
export type Identity = Session | 'nobody' | 'not-through-proxy'

/** A name that can stand in a log and a page: one user, visible ASCII or spaces inside. */
const USER = /^[\x21-\x2b\x2d-\x7e](?:[\x20-\x2b\x2d-\x7e]{0,198}[\x21-\x2b\x2d-\x7e])?$/

/** Of how many users the sessions are kept at most. */
const USERS = 1000

function sessionOf(user: string, { token }: SingleSignOn): Session {
  return { token, email: user, name: user, remember: false, expiresAt: Number.MAX_SAFE_INTEGER }
}

/**
 * Tells who asks: from the sealed session, or with single sign-on from the proxy's header, which
 * counts only on connections from the proxy's own address.
 */
export function createIdentity(options: {
  sessions: Sessions
  keeper?: SessionKeeper
  proxies: readonly string[]
  singleSignOn?: SingleSignOn | undefined
}) {
  const { sessions, keeper = COOKIES, singleSignOn } = options
  // The same object each time: what is known of a session is kept by it.
  const throughProxy = remember<Session>(USERS)
  const proxies = new Set(options.proxies.map(canonicalAddress))
  const isProxy = ({ peer }: Connection) =>
    peer !== undefined && proxies.has(canonicalAddress(peer))

  return {
    async of(request: Request, https: boolean, connection: Connection): Promise<Identity> {
      if (singleSignOn) {
        if (!isProxy(connection)) return 'not-through-proxy'
        const user = request.headers.get(singleSignOn.header)?.trim() ?? ''
        if (!USER.test(user)) return 'nobody'
        const session = throughProxy.get(user) ?? sessionOf(user, singleSignOn)
        throughProxy.set(user, session)
        return session
      }
      const sealed = keeper.read(request, https)
      return (sealed === undefined ? undefined : await sessions.open(sealed)) ?? 'nobody'
    },

    /**
     * The address to hold responsible for a request. Behind trusted proxies it is the last one they
     * noted that is none of their own; the ones before can be made up.
     */
    findAddress(request: Request, connection: Connection): string {
      const noted = isProxy(connection)
        ? (request.headers.get('x-forwarded-for') ?? '')
            .split(',')
            .map((address) => canonicalAddress(address.trim()))
            .findLast((address) => !proxies.has(address))
        : undefined
      return canonicalAddress(noted || (connection.peer ?? 'unknown')).slice(0, 64)
    },
  }
}
