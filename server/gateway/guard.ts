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

  if (!isPlainTarget(context.target ?? url.pathname + url.search) || url.username || url.password) {
    return errorAnswer(
      400,
      'This address is not written in the one plain way. Nothing was changed.',
    )
  }
  if (publicOrigin && url.host !== publicOrigin.host) {
    // After a 421 browsers send a request again, and that is nothing to do with a change.
    return errorAnswer(isWrite(request) ? 403 : 421, 'This Offsite is not at this address.')
  }
  if (!METHODS.has(request.method)) {
    return errorAnswer(405, 'Offsite has no such method.', { allow: [...METHODS].join(', ') })
  }
  if (headers.has('upgrade')) {
    return errorAnswer(400, 'Offsite does not change to another protocol.')
  }

  const call = url.pathname.startsWith('/v1/') || url.pathname === '/session'
  if ((call || isWrite(request)) && isCrossSite(request, origin)) {
    return errorAnswer(403, 'Offsite takes calls only from its own pages. Nothing was changed.')
  }
  if (isWrite(request) && headers.has('content-encoding')) {
    return errorAnswer(415, 'Offsite takes no compressed requests. Nothing was changed.')
  }
  return undefined
}
