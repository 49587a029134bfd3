import { errorAnswer } from './answers'
import { isWrite } from './origin'
import type { Session } from './session'
import type { Upstream } from './upstream'

/** How long the API may take for one whole answer, in milliseconds. */
const LIMIT = 30_000

/**
 * What of an answer's headers reaches the console. A list of what may pass, not of what may not:
 * cookies, connection headers and encodings of the upstream never do. `date` is the API's clock, by
 * which the console reckons ages.
 */
const PASSED_HEADERS = ['content-type', 'date', 'retry-after']

/**
 * Forwards a call of the console to the API as the signed-in user and passes the answer through,
 * streamed. An answer of 401 is passed through like any other, and the cookie is kept: one refused
 * call does not prove that the token is dead for all, and the console asks to sign in again in
 * place, which replaces the cookie.
 * @throws UpstreamError
 */
export async function forward(
  request: Request,
  context: { body: ArrayBuffer | undefined; session: Session; upstream: Upstream },
): Promise<Response> {
  const { body, session, upstream } = context
  const { pathname, search } = new URL(request.url)
  if (!pathname.startsWith('/v1/')) return errorAnswer(404, 'No such path.')

  const answer = await upstream.send({
    method: request.method,
    path: pathname + search,
    token: session.token,
    limit: LIMIT,
    ...(body?.byteLength && { json: body }),
    // A write goes on when its browser is gone: half-way is the worst place to stop.
    ...(!isWrite(request) && { signal: request.signal }),
  })

  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const name of PASSED_HEADERS) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(answer.body, { status: answer.status, headers })
}
