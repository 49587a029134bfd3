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

const PRIVATE = [
  /^10\./,
  /^127\./,
  /^0\./,
  /^169\.254\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^192\.0\.0\./,
  /^198\.1[89]\./,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^(?:22[4-9]|2[3-5]\d)\./,
  /^::1?$/,
  /^f[cd]/,
  /^fe[89ab]/,
  /^ff/,
]

/**
 * Whether an IP address is one that the internet does not route to: of this machine, a private
 * network, a link, a carrier's own network or a group.
 * @param address IPv4, or IPv6 with or without brackets, in any way of writing that a URL takes
 */
export function isPrivateAddress(address: string): boolean {
  const plain = canonicalAddress(address)
  return PRIVATE.some((pattern) => pattern.test(plain))
}

/** One way of writing for each IP address: `::ffff:7f00:1` and `127.0.0.1` are the same. */
export function canonicalAddress(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const host = bare.includes(':') ? `[${bare}]` : bare
  if (!URL.canParse(`http://${host}`)) return address
  const plain = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')
  const mapped = /^(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(plain)
  if (!mapped) return plain
  const [high = 0, low = 0] = mapped.slice(1).map((part) => parseInt(part, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
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
