import { errorAnswer } from './answers'
import { isCrossSite, isWrite } from './origin'
import { isPlainTarget } from './target'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * What is refused by its form alone, whoever asks and whatever for: targets that can be read in two
 * ways, upgrades, other hosts, other sites' pages and compressed bodies.
 * @param context.target the request target as it came over the wire, where that is known
 * @param context.publicOrigin the only origin that is served, when one is set
 * @returns the refusal, or undefined
 */
export function findRefusal(
  request: Request,
  context: { origin: URL; publicOrigin: URL | undefined; target?: string | undefined },
): Response | undefined {
  const { origin, publicOrigin } = context
  const url = new URL(request.url)
  const { headers } = request

  const target = context.target ?? url.pathname + url.search
  if (!isPlainTarget(target) || url.username || url.password) {
    return (
      leadToPage(request, target) ??
      errorAnswer(400, 'This address is not in canonical form. Nothing was changed.')
    )
  }
  if (publicOrigin && url.host !== publicOrigin.host) {
    // After a 421 browsers send a request again, and that is nothing to do with a change.
    return errorAnswer(
      isWrite(request) ? 403 : 421,
      `This Offsite is at ${publicOrigin.origin} (--public-url), and this request was for ${url.host}. Nothing was changed. Open ${publicOrigin.origin}; if you did, the proxy in front must keep Host.`,
    )
  }
  if (!METHODS.has(request.method)) {
    return errorAnswer(405, 'Offsite has no such method.', { allow: [...METHODS].join(', ') })
  }
  if (headers.has('upgrade')) {
    return errorAnswer(400, 'Offsite does not upgrade to another protocol.')
  }

  if ((isCall(url.pathname) || isWrite(request)) && isCrossSite(request, origin)) {
    return errorAnswer(403, explainCrossSite(headers.get('origin'), origin, publicOrigin))
  }
  if (isWrite(request) && headers.has('content-encoding')) {
    return errorAnswer(415, 'Offsite does not accept compressed requests. Nothing was changed.')
  }
  return undefined
}

/**
 * Where somebody opens a page whose query is too long or malformed, such as a long text in a link: the
 * page without it, as they could do nothing with a refusal.
 * @returns the redirect; undefined where it is no such page
 */
function leadToPage({ method, headers }: Request, target: string): Response | undefined {
  const [path = ''] = target.split('?')
  const opens = method === 'GET' && /\btext\/html\b/.test(headers.get('accept') ?? '')
  if (!opens || !target.includes('?') || isCall(path) || !isPlainTarget(path)) return undefined
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store' },
  })
}

/** Whether a path is one that the console calls, not a page or a file. */
function isCall(path: string): boolean {
  return /^\/(?:v1|watch|sandbox)\/|^\/session$/.test(path)
}

/**
 * Why a call of another site's page is refused. A proxy that does not say how the browser came makes
 * Offsite's own pages look like another site's, so both origins are named and what to set.
 * @param sent the header `Origin`
 */
function explainCrossSite(sent: string | null, own: URL, publicOrigin: URL | undefined): string {
  const refused = 'Offsite accepts calls only from its own pages. Nothing was changed.'
  const from = sent !== null && URL.canParse(sent) ? new URL(sent) : undefined
  if (!from || from.origin !== sent || sent === own.origin) return refused
  const both = `${refused} This one came from ${sent}, and Offsite believes that it is at ${own.origin}`
  if (publicOrigin) return `${both} (--public-url): open that.`
  const isTlsEnded = from.host === own.host && from.protocol === 'https:'
  return isTlsEnded
    ? `${both}. If a proxy in front ends TLS, it must send X-Forwarded-Proto: https, or start Offsite with --public-url ${sent}.`
    : `${both}. If a proxy is in front, it must keep Host, and send X-Forwarded-Proto: https where it ends TLS.`
}
