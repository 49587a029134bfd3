import { EncryptJWT, errors, jwtDecrypt } from 'jose'
import { remember } from './remember'

/** Who is signed in, and with what. Lives only inside the sealed cookie. */
export interface Session {
  /** The Aiven token. Never leaves the gateway but in the Authorization header of a forwarded call. */
  token: string
  email: string
  name: string
  /** Whether the browser keeps the cookie when it closes. */
  remember: boolean
  /** Seconds since 1970; the session ends then, used or not, whatever the browser keeps. */
  expiresAt: number
}

export interface Sessions {
  /** A session that ends `SESSION_SECONDS` from now. */
  begin(who: Omit<Session, 'expiresAt'>): Session
  /** Seals a session as used now: it lasts for `IDLE_SECONDS`, but never past its end. */
  seal(session: Session): Promise<string>
  /** The session in a sealed value, or undefined when it is expired, idle, changed or not ours. */
  open(sealed: string): Promise<Session | undefined>
}

/** A session that was opened, and until when its sealed form may be: seconds since 1970. */
interface Opened {
  session: Session
  until: number
}

/** How long a session lasts at most: 12 hours, remembered by the browser or not. */
export const SESSION_SECONDS = 12 * 60 * 60

/** How long a session lasts without being used: 2 hours. */
export const IDLE_SECONDS = 2 * 60 * 60

/** How many opened sessions are remembered, at most 4 kB each. */
const MAX_OPENED = 1000

/** The size of a key for A256GCM. */
export const SESSION_KEY_BYTES = 32

/**
 * Seals and opens sessions with AES-256-GCM. Stateless: any gateway with the same keys opens them.
 *
 * What was opened is remembered, as decrypting is a large part of a request. That is no weaker: only
 * the very text that was authenticated is found again, every character of it; these keys and this
 * audience opened it, and a rotation starts with nothing remembered; its time is looked at each time.
 * What does not open is not remembered.
 * @param options.keys the first seals, all open; to rotate, put a new one in front
 * @param options.audience the origin of the upstream: a token given for one API is never sent to another
 * @param options.now milliseconds since 1970
 * @returns `seal` and `open`; what cannot be opened is undefined and throws nothing
 */
export function createSessions(options: {
  keys: readonly Uint8Array[]
  audience: string
  now: () => number
}): Sessions {
  const { keys, audience, now } = options
  const sealingKey = keys[0]
  if (!sealingKey) throw new Error('A gateway needs at least one session key.')

  const seconds = () => Math.floor(now() / 1000)
  const opened = remember<Opened>(MAX_OPENED)

  return {
    begin: (who) => ({ ...who, expiresAt: seconds() + SESSION_SECONDS }),

    async seal({ token, name, email, remember, expiresAt }) {
      return new EncryptJWT({ token, name, remember, end: expiresAt })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setSubject(email)
        .setAudience(audience)
        .setExpirationTime(Math.min(seconds() + IDLE_SECONDS, expiresAt))
        .encrypt(sealingKey)
    },

    async open(sealed) {
      const known = opened.get(sealed)
      if (known) {
        if (known.until > seconds()) return known.session
        opened.delete(sealed)
        return undefined
      }
      for (const key of keys) {
        const found = await openWith(key, sealed)
        if (!found) continue
        opened.set(sealed, found)
        return found.session
      }
      return undefined
    },
  }

  async function openWith(key: Uint8Array, sealed: string): Promise<Opened | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, key, {
        audience,
        currentDate: new Date(now()),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['sub', 'exp'],
      })
      const { token, name, remember, end: expiresAt, sub: email, exp: until } = payload
      if (
        typeof token !== 'string' ||
        typeof name !== 'string' ||
        typeof remember !== 'boolean' ||
        typeof expiresAt !== 'number' ||
        !email ||
        until === undefined
      ) {
        return undefined
      }
      return { session: { token, email, name, remember, expiresAt }, until }
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}
