/**
 * The origin under which the browser sees the gateway, from the request's own URL. Behind a proxy
 * that ends TLS, `X-Forwarded-Proto: https` says so; believing it is safe, as it can only make the
 * gateway stricter (Secure cookies, HSTS, an https `Origin`). The proxy must keep `Host`.
 */
export function ownOrigin(request: Request): URL {
  const origin = new URL(new URL(request.url).origin)
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase()
  if (forwarded === 'https') origin.protocol = 'https:'
  return origin
}

/** Whether a URL names this machine: `localhost`, `*.localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopback(url: URL): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request may change something, by its method. */
export function isWrite(request: Request): boolean {
  return !READS.has(request.method)
}

/**
 * Whether a page of another site may have sent this request. Browsers send `Sec-Fetch-Site` on
 * secure origins and `Origin` on every write; programs that are not browsers send neither and carry
 * no user's cookie by accident.
 */
export function isCrossSite(request: Request, origin: URL): boolean {
  const site = request.headers.get('sec-fetch-site')
  const from = request.headers.get('origin')
  return (site !== null && site !== 'same-origin') || (from !== null && from !== origin.origin)
}

/** Whether the body is declared as JSON: a type that no HTML form can send. */
export function isJson(request: Request): boolean {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type === 'application/json'
}
