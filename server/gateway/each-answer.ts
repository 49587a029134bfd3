import type { MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import { PAGE } from './assets'
import { setSecurityHeaders } from './headers'
import { isWrite, ownOrigin } from './origin'
import type { Env, Parts } from './parts'
import { SESSION_HEADER } from './session-id'
import { pathForLog } from './target'

/** How short and how long a request id set by a proxy may be, in characters. */
const MIN_REQUEST_ID = 16
const MAX_REQUEST_ID = 64

/** Gives each request an id: the proxy's, when it tells requests apart, or one of its own. */
export const nameRequest = requestId({ limitLength: MAX_REQUEST_ID })

/** What every answer carries, whoever gives it: its ids and the security headers; and the audit log. */
export function eachAnswer({
  publicOrigin,
  assets,
  audit,
  now,
}: Pick<Parts, 'publicOrigin' | 'assets' | 'audit' | 'now'>): MiddlewareHandler<Env> {
  return async (context, next) => {
    const began = performance.now()
    const request = context.req.raw
    // Hono takes short ones too, which would not tell requests apart.
    if (context.var.requestId.length < MIN_REQUEST_ID) {
      context.set('requestId', crypto.randomUUID())
    }
    context.set('origin', publicOrigin ?? ownOrigin(request))
    context.set('https', context.var.origin.protocol === 'https:')
    await next()
    const { requestId: id, https, user, call, sessionId } = context.var
    context.res.headers.set('x-request-id', id)
    if (sessionId !== undefined) context.res.headers.set(SESSION_HEADER, sessionId)
    setSecurityHeaders(context.res.headers, https, assets.get(PAGE)?.scriptHashes)
    if (call ? call.writes || call.secrets === 'reveal' : isWrite(request)) {
      audit({
        time: new Date(now()).toISOString(),
        user: user ?? null,
        method: request.method,
        path: call?.path ?? pathForLog(context.req.path),
        status: context.res.status,
        request_id: id,
        duration_ms: Math.round(performance.now() - began),
      })
    }
  }
}
