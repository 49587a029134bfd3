import { Hono } from 'hono'
import { allowedCall } from './allowed'
import type { AllowedCall } from './allowed'
import { errorAnswer } from './answers'
import { logRefusal, notSignedIn } from './failures'
import { asksForFleetView } from './fleet-view'
import { forward } from './forward'
import { isJson, isWrite } from './origin'
import type { Env, Parts } from './parts'
import { readRequestBody } from './request-body'
import type { Session } from './session'
import { NO_SESSION } from './session-id'

/**
 * `/v1/`: forwards the calls on the list to the API, as the signed-in user. In front of a sandbox, also
 * `/sandbox/`, its controls, under the same conditions; elsewhere that path does not exist.
 */
export function apiRoutes(parts: Parts): Hono<Env> {
  const { findSessionId, gzip, identity, log, refuseWrite, turns, upstream } = parts
  const app = new Hono<Env>()

  const paths = upstream.kind === 'sandbox' ? ['/v1/*', '/sandbox/*'] : ['/v1/*']

  app.on('ALL', paths, async (context) => {
    const request = context.req.raw
    const { method, signal } = request
    const call = allowedCall(method, new URL(request.url))
    if (!call || 'methods' in call) {
      logRefusal(log, request, context.var.requestId, call ? 405 : 404)
      return call
        ? errorAnswer(405, 'Offsite does not use this call of the API. Nothing was changed.', {
            allow: call.methods.join(', '),
          })
        : errorAnswer(404, 'No such path, or none that Offsite uses.')
    }
    context.set('call', call)

    const who = await identity.of(request, context.var.https, context.env)
    const sessionId = typeof who === 'string' ? NO_SESSION : await findSessionId(who)
    context.set('sessionId', sessionId)
    if (typeof who === 'string') return notSignedIn(who)
    context.set('user', who.email)
    const refusal = refuse(call, who)
    if (refusal) return refusal

    // Before a turn is taken: one who sends slowly keeps nobody else from theirs.
    const body = isWrite(request) && isJson(request) ? await readRequestBody(request) : undefined
    if (call.body && !call.body.safeParse(readJson(body)).success) {
      return errorAnswer(400, 'Offsite does not send such a body on. Nothing was changed.')
    }
    const refusedWrite = call.writes ? refuseWrite(request, { ...who, sessionId }) : undefined
    if (refusedWrite) return refusedWrite

    const done = await turns.take(who.email, call.writes ? undefined : signal)
    try {
      const acceptEncoding = request.headers.get('accept-encoding') ?? ''
      const fleetView = asksForFleetView(request, call)
      return await forward(
        { ...call, method, fleetView },
        { body, session: who, upstream, signal, done, acceptEncoding, gzip },
      )
    } catch (error) {
      done()
      throw error
    }
  })
  return app

  /** The refusal of a call that this user may not make, or not now. */
  function refuse({ writes, secrets }: AllowedCall, { email }: Session): Response | undefined {
    if (parts.readOnly && writes) {
      const refused = 'This Offsite is read-only: it refuses every change. Nothing was changed.'
      return errorAnswer(403, refused)
    }
    if (parts.readOnly && secrets === 'reveal') {
      return errorAnswer(403, 'This Offsite is read-only and does not show secrets.')
    }
    const wait = secrets === 'reveal' ? parts.limits.reveal(email) : 0
    if (wait === 0) return undefined
    return errorAnswer(429, `Secrets were requested too often. Try again in ${wait} seconds.`, {
      'retry-after': String(wait),
    })
  }
}

function readJson(body: ArrayBuffer | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
