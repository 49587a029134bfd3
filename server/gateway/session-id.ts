import { remember } from './remember'

/** By this header every answer names its session, and a write the one it is meant for. */
export const SESSION_HEADER = 'x-offsite-session'

/** In place of an id: nobody is signed in. */
export const NO_SESSION = 'none'

/** How many ids are remembered. */
const MAX_REMEMBERED = 1000

/**
 * Names sessions by an id that tells nothing and is the same on every gateway with this secret: as
 * long as the same user is signed in, what a page shows is that user's.
 */
export function createSessionIds(secret: Uint8Array<ArrayBuffer>) {
  const known = remember<string>(MAX_REMEMBERED)
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = crypto.subtle.importKey('raw', secret, hmac, false, ['sign'])
  return async ({ email }: { email: string }): Promise<string> => {
    const before = known.get(email)
    if (before !== undefined) return before
    const text = new TextEncoder().encode(`session of ${email}`)
    const signed = new Uint8Array(await crypto.subtle.sign('HMAC', await key, text))
    const id = Array.from(signed.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'))
    known.set(email, id.join(''))
    return id.join('')
  }
}
