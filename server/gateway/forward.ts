import { parseJson, printJson } from '../exact-json'
import type { AllowedCall } from './allowed'
import { apiErrorAnswer, errorAnswer } from './answers'
import { describeAnswer } from './describe-answer'
import { fleetView } from './fleet-view'
import { respond } from './respond'
import type { Gzip } from './respond'
import { hideSecrets } from '../secrets/secrets'
import type { Session } from './session'
import { readText, tellOutcome } from './upstream'
import type { Answer, Upstream } from './upstream'

/** How long the API may take for one whole answer, in milliseconds. */
const LIMIT = 30_000

/**
 * After these browsers send the request again by themselves, whatever its method, though the API may
 * have carried it out.
 */
const SENT_AGAIN = new Set([408, 421, 425])

/**
 * What of an answer's headers reaches the console. A list of what may pass, not of what may not:
 * cookies, connection headers and encodings of the upstream never do. The API's `date` goes under a
 * name of its own: servers and proxies on the way put a `date` on any answer, the gateway's too, and
 * the console computes ages from the API's clock alone.
 */
const PASSED_HEADERS = {
  'content-type': 'content-type',
  'retry-after': 'retry-after',
  date: 'x-api-date',
}

/**
 * Forwards a call of the console to the API as the signed-in user and passes the answer through:
 * without its secrets, or streamed where these were asked for. An answer of 401 is passed through like
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

  if (call.method !== 'GET' && SENT_AGAIN.has(answer.status)) {
    const { status } = answer
    if (answer.body instanceof ReadableStream) await answer.body.cancel()
    const words = `${upstream.host} answered ${status}. ${tellOutcome(call.method)}`
    return errorAnswer(502, words)
  }

  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const [name, passedAs] of Object.entries(PASSED_HEADERS)) {
    const value = answer.headers.get(name)
    if (value !== null && hideSecrets(value) === value) headers.set(passedAs, value)
  }
  // Whoever may see secrets asked for those of a service, not for what a refusal may hold.
  if (call.secrets === 'reveal' && answer.ok) {
    return respond(answer.body, { status: answer.status, headers }, context)
  }
  const text = await readText(answer, upstream, call.method)
  const shown = text === '' ? null : withoutSecrets(text, call.fleetView === true && answer.ok)
  if (shown !== undefined) return respond(shown, { status: answer.status, headers }, context)
  return unreadable(answer, text, { host: upstream.host, method: call.method })
}

/**
 * The answer's text without its secrets, always printed anew: of a key given twice the text would
 * hold what the parsed answer does not. Undefined for what cannot be read, which does not pass.
 */
function withoutSecrets(text: string, asFleetView: boolean): string | undefined {
  try {
    const parsed = parseJson(text)
    return printJson(hideSecrets(asFleetView ? fleetView(parsed) : parsed))
  } catch {
    return undefined
  }
}

/** What is said of an answer that cannot be read: its status, its size and its type. */
function unreadable(
  answer: Answer,
  text: string,
  { host, method }: { host: string; method: string },
): Response {
  const size = `${new TextEncoder().encode(text).byteLength} bytes`
  return apiErrorAnswer(
    answer.ok ? 502 : answer.status,
    `${host} ${describeAnswer(answer, size)} that Offsite cannot read, so they are not shown. ${tellOutcome(method)}`,
    answer.headers,
  )
}
