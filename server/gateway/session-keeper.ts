/** Where a browser's sealed session is between two of its requests. */
export interface SessionKeeper {
  /** The session that a request comes with, or undefined. */
  read(request: Request, https: boolean): string | undefined
  /**
   * Has a session kept, in place of the one before.
   * @param sealed '' for none any more
   * @param maxAge seconds for which it is kept; without it, until the browser closes
   * @returns headers of the answer that see to it
   */
  keep(sealed: string, https: boolean, maxAge?: number): Record<string, string>
}

/** The browser itself, in a cookie. */
export const COOKIES: SessionKeeper = {
  read: readCookie,
  keep: (sealed, https, maxAge) => ({
    'set-cookie': writeCookie(sealed, https, sealed === '' ? 0 : maxAge),
  }),
}

/**
 * The name of the cookie. `__Host-` makes the browser insist on Secure and on this very host;
 * browsers refuse it on http, so on this machine itself a plain name is used.
 */
function cookieName(https: boolean): string {
  return https ? '__Host-offsite' : 'offsite'
}

/**
 * The sealed session in a request's cookies, or undefined. Two of the name are none: one of them was
 * put there by somebody else.
 */
function readCookie(request: Request, https: boolean): string | undefined {
  const prefix = `${cookieName(https)}=`
  const [found, ...more] = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
  return more.length > 0 ? undefined : found?.slice(prefix.length)
}

/**
 * A Set-Cookie value.
 * @param maxAge seconds for which the browser keeps it; without it, until the browser closes
 */
function writeCookie(sealed: string, https: boolean, maxAge?: number): string {
  return [
    `${cookieName(https)}=${sealed}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(https ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ')
}
