/** An API's certificate is fine, but nobody here has been told to trust who signed it. */
const UNTRUSTED: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/**
 * The code of an error of `callApi`, such as `ENOTFOUND`: its message can hold an address.
 * @returns undefined where it has none
 */
export function readCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z][A-Z\d_]{2,59}$/.test(code) ? code : undefined
}

/** Whether an answer failed for a certificate that this machine does not trust: waiting changes nothing. */
export function isUntrusted(error: unknown): boolean {
  return UNTRUSTED.has(readCode(error) ?? '')
}

/**
 * Why no answer came, to be read after what did not: ` (ENOTFOUND)`, with what to do where that is known.
 * @param error from `callApi`
 * @returns an empty text where nothing is known
 */
export function whyNoAnswer(error: unknown): string {
  const code = readCode(error)
  if (code === undefined) return ''
  const more = isUntrusted(error)
    ? ': to trust a certificate of your own, name its file in NODE_EXTRA_CA_CERTS'
    : code === 'PROXY_REFUSED' && error instanceof Error
      ? `: ${error.message}`
      : ''
  return ` (${code}${more})`
}
