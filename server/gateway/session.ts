import { EncryptJWT, errors, jwtDecrypt } from 'jose'

/** Who is signed in, and with what. Lives only inside the sealed cookie. */
export interface Session {
  /** The Aiven token. Never leaves the gateway but in the Authorization header of a forwarded call. */
  token: string
  email: string
  name: string
  /** Seconds since 1970; the session ends then, whatever the browser keeps. */
  expiresAt: number
}

export interface Sessions {
  /** Seals a session that ends `SESSION_SECONDS` from now. */
  seal(who: Omit<Session, 'expiresAt'>): Promise<{ sealed: string; session: Session }>
  /** The session in a sealed value, or undefined when it is expired, changed or not ours. */
  open(sealed: string): Promise<Session | undefined>
}

/** How long a session lasts at most: 12 hours, remembered by the browser or not. */
export const SESSION_SECONDS = 12 * 60 * 60

/** The size of a key for A256GCM. */
export const SESSION_KEY_BYTES = 32

/**
 * Seals and opens sessions with AES-256-GCM. Stateless: any gateway with the same keys opens them.
 * @param options.keys the first seals, all open; to rotate, put a new one in front
 * @param options.audience the origin of the upstream: a token given for one API is never sent to another
 * @param options.now milliseconds since 1970
 */
export function createSessions(options: {
  keys: readonly Uint8Array[]
  audience: string
  now: () => number
}): Sessions {
  const { keys, audience, now } = options
  const sealingKey = keys[0]
  if (!sealingKey) throw new Error('A gateway needs at least one session key.')

  return {
    async seal(who) {
      const expiresAt = Math.floor(now() / 1000) + SESSION_SECONDS
      const sealed = await new EncryptJWT({ token: who.token, name: who.name })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setSubject(who.email)
        .setAudience(audience)
        .setExpirationTime(expiresAt)
        .encrypt(sealingKey)
      return { sealed, session: { ...who, expiresAt } }
    },

    async open(sealed) {
      for (const key of keys) {
        const session = await openWith(key, sealed)
        if (session) return session
      }
      return undefined
    },
  }

  async function openWith(key: Uint8Array, sealed: string): Promise<Session | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, key, {
        audience,
        currentDate: new Date(now()),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['sub', 'exp'],
      })
      const { sub: email, exp: expiresAt, token, name } = payload
      if (typeof token !== 'string' || typeof name !== 'string' || !email || !expiresAt) {
        return undefined
      }
      return { token, email, name, expiresAt }
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}

/**
 * The name of the cookie. `__Host-` makes the browser insist on Secure and on this very host;
 * browsers refuse it on http, so on this machine itself a plain name is used.
 */
function cookieName(https: boolean): string {
  return https ? '__Host-offsite' : 'offsite'
}

/** The sealed session in a request's cookies, or undefined. */
export function readCookie(request: Request, https: boolean): string | undefined {
  const prefix = `${cookieName(https)}=`
  return request.headers
    .get('cookie')
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length)
}

/**
 * A Set-Cookie value.
 * @param maxAge seconds for which the browser keeps it; without it, until the browser closes
 */
export function writeCookie(sealed: string, https: boolean, maxAge?: number): string {
  return [
    `${cookieName(https)}=${sealed}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(https ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ')
}

/** A Set-Cookie value that makes the browser forget the session. */
export function clearCookie(https: boolean): string {
  return writeCookie('', https, 0)
}
