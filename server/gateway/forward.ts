import { parseJson, printJson } from '../exact-json'
import type { AllowedCall } from './allowed'
import { fleetView } from './fleet-view'
import { respond } from './respond'
import type { Gzip } from './respond'
import { hideSecrets } from './secrets'
import type { Session } from './session'
import { readText } from './upstream'
import type { Answer, Upstream } from './upstream'

/** How long the API may take for one whole answer, in milliseconds. */
const LIMIT = 30_000

/**
 * What of an answer's headers reaches the console. A list of what may pass, not of what may not:
 * cookies, connection headers and encodings of the upstream never do. The API's `date` goes under a
 * name of its own: servers and proxies on the way put a `date` on any answer, the gateway's too, and
 * the console reckons ages by the API's clock alone.
 */
const PASSED_HEADERS = {
  'content-type': 'content-type',
  'retry-after': 'retry-after',
  date: 'x-api-date',
}

/**
 * Forwards a call of the console to the API as the signed-in user and passes the answer through:
 * streamed, or without its secrets where it may hold some. An answer of 401 is passed through like
 * any other, and the cookie is kept: one refused call does not prove that the token is dead for all,
 * and the console asks to sign in again in place, which replaces the cookie.
 * @param call from `allowedCall`; `fleetView`: see there
 * @param context.done called once, when the API is no longer in use
 * @throws UpstreamError
 */
export async function forward(
  call: AllowedCall & { method: string; fleetView?: boolean },
  context: {
    body: ArrayBuffer | undefined
    session: Session
    upstream: Upstream
    signal: AbortSignal
    done: () => void
    acceptEncoding: string
    gzip: Gzip
  },
): Promise<Response> {
  const { body, session, upstream, signal, done } = context
  const answer = await upstream.send({
    method: call.method,
    path: call.path,
    token: session.token,
    limit: LIMIT,
    done,
    ...(body?.byteLength && { json: body }),
    // A write goes on when its browser is gone: half-way is the worst place to stop.
    ...(!call.writes && { signal }),
  })

  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const [name, passedAs] of Object.entries(PASSED_HEADERS)) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(passedAs, value)
  }
  const content =
    call.secrets === 'hide' ? await withoutSecrets(answer, upstream, call) : answer.body
  return respond(content, { status: answer.status, headers }, context)
}

/**
 * The answer's text without its secrets. A refusal that is no JSON comes from something in between
 * and holds no service; anything else that is no JSON is not passed on, and the console says that
 * the answer is not as expected.
 */
async function withoutSecrets(
  answer: Answer,
  upstream: Upstream,
  call: { method: string; fleetView?: boolean },
): Promise<string | null> {
  const text = await readText(answer, upstream, call.method)
  if (text === '') return null
  try {
    const parsed = parseJson(text)
    const wanted = call.fleetView && answer.ok ? fleetView(parsed) : parsed
    return hideSecrets(wanted) || wanted !== parsed ? printJson(wanted) : text
  } catch {
    return answer.ok ? 'Not JSON' : text
  }
}
