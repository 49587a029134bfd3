/**
 * With `default-src 'none'; script-src 'self'`: nothing but the console's own files, no inline
 * code, no other origin. Trusted Types keep strings out of the places that would run them.
 */
export const PAGE_POLICY: readonly string[] = [
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // Large lists are read by a worker; its address is the only one that may be made from a text.
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types offsite-fleet',
]

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const ONE_YEAR = 365 * 24 * 60 * 60

/**
 * Sets on an answer what every answer of the gateway carries.
 * @param https whether the browser came over https; only then may it be told to stay there
 * @param scriptHashes the inline parts of the page that the build made, as CSP names them: the list
 *   of the hashes of its modules
 */
export function setSecurityHeaders(
  headers: Headers,
  https: boolean,
  scriptHashes: readonly string[] = [],
): void {
  const scripts = ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' ')
  headers.set(
    'content-security-policy',
    ["default-src 'none'", scripts, ...PAGE_POLICY, "frame-ancestors 'none'"].join('; '),
  )
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value)
  if (https) headers.set('strict-transport-security', `max-age=${ONE_YEAR}`)
}
