import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import type { RequestIdVariables } from 'hono/request-id'
import { allowedCall } from './allowed'
import type { AllowedCall } from './allowed'
import { errorAnswer, jsonAnswer } from './answers'
import { serveAsset } from './assets'
import type { Assets } from './assets'
import type { AuditEntry } from './audit'
import { asksForFleetView } from './fleet-view'
import { forward } from './forward'
import { findRefusal } from './guard'
import { setSecurityHeaders } from './headers'
import { createIdentity } from './identity'
import type { Connection, Identity, SingleSignOn } from './identity'
import { createLimits } from './limits'
import { isJson, isWrite, ownOrigin } from './origin'
import { standardGzip } from './respond'
import type { Gzip } from './respond'
import { createSessions } from './session'
import { createSessionIds, NO_SESSION, SESSION_HEADER } from './session-id'
import type { Session } from './session'
import { describeSession, renew, signIn, signOut } from './sign-in'
import type { About, DemoUser } from './sign-in'
import { pathForLog } from './target'
import { BusyError, createTurns } from './turns'
import { createUpstream, readReason, UpstreamError } from './upstream'
import type { UpstreamOptions } from './upstream'
import { createWriteGuard } from './write-guard'

export { findPattern } from './allowed'
export type { Asset, Assets } from './assets'
export type { AuditEntry } from './audit'
export type { Connection, SingleSignOn } from './identity'
export type { DemoUser } from './sign-in'
export { SESSION_KEY_BYTES } from './session'
export { isLoopback, isPrivateAddress } from './origin'

export interface GatewayOptions {
  upstream: UpstreamOptions
  /** The sandbox's users, for the sign-in page. */
  demoUsers?: readonly DemoUser[]
  /** The built console; without it only the API part answers. */
  assets?: Assets
  /** 32 bytes each; the first seals sessions, all open them. */
  sessionKeys: readonly Uint8Array[]
  /** The origin under which browsers see this gateway; requests for another host are refused. */
  publicOrigin?: string
  /** Addresses of proxies in front whose word is taken for the addresses of clients. */
  trustedProxies?: readonly string[]
  /** The trusted proxies also say who is signed in. */
  singleSignOn?: SingleSignOn
  /** Refuses every change, and the secrets of services. */
  readOnly?: boolean
  /** Packs answers, where the platform has a faster way than a CompressionStream. */
  gzip?: Gzip
  /** Milliseconds since 1970. */
  now?: () => number
  /** Milliseconds by a clock that is never set back; limits are counted by it. */
  monotonic?: () => number
  /** Takes a line for each call that was refused or failed on the gateway's side. No line holds a secret. */
  log?: (line: string) => void
  /** Takes an entry for each change that was asked for, and each look at secrets. */
  audit?: (entry: AuditEntry) => void
}

export interface Gateway {
  fetch(request: Request, connection?: Connection): Promise<Response>
}

/** The largest body of a request, in bytes. */
const MAX_BODY = 1024 * 1024

/** How long the id of a request may be that a proxy in front has given, in characters. */
const MIN_REQUEST_ID = 16
const MAX_REQUEST_ID = 64

/** Calls to the API at once; more wait. 10 seconds of waiting leave the API its 30 within a minute. */
const TURNS = { total: 256, each: 64, waiting: 1000, patience: 10_000 }

interface Env {
  Bindings: Connection
  Variables: RequestIdVariables & {
    origin: URL
    https: boolean
    user?: string
    call?: AllowedCall
    /** The id of who asks, once it is known. */
    sessionId?: string
  }
}

/**
 * The gateway: serves the console, signs in and out at `/session`, and forwards the calls on its list
 * to the API as the signed-in user. A function from Request to Response; what it remembers only
 * slows down abuse, so any number of them can stand side by side.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { assets = new Map(), now = Date.now, log = () => {}, audit = () => {} } = options
  const { singleSignOn, trustedProxies: proxies = [], readOnly = false } = options
  const { gzip = standardGzip, monotonic = () => performance.now() } = options
  const upstream = createUpstream(options.upstream)
  const sessions = createSessions({ keys: options.sessionKeys, audience: upstream.origin, now })
  const identity = createIdentity({ sessions, proxies, singleSignOn })
  const limits = createLimits(monotonic)
  // With single sign-on a gateway may have keys of its own, but all of them have the token.
  const findSessionId = createSessionIds(
    singleSignOn
      ? new TextEncoder().encode(singleSignOn.token)
      : new Uint8Array(options.sessionKeys[0] ?? []),
  )
  const refuseWrite = createWriteGuard(monotonic)
  const turns = createTurns(TURNS)
  const publicOrigin =
    options.publicOrigin === undefined ? undefined : new URL(options.publicOrigin)
  const about: About = {
    upstream,
    demoUsers: singleSignOn ? [] : (options.demoUsers ?? []),
    readOnly,
    singleSignOn: singleSignOn !== undefined,
  }
  const app = new Hono<Env>()

  app.use(requestId({ limitLength: MAX_REQUEST_ID }))
  app.use(async (context, next) => {
    const began = performance.now()
    const request = context.req.raw
    // Hono takes short ones too, which would not tell requests apart.
    if (context.var.requestId.length < MIN_REQUEST_ID) {
      context.set('requestId', crypto.randomUUID())
    }
    context.set('origin', publicOrigin ?? ownOrigin(request))
    context.set('https', context.var.origin.protocol === 'https:')
    await next()
    const { requestId, https, user, call, sessionId } = context.var
    context.res.headers.set('x-request-id', requestId)
    if (sessionId !== undefined) context.res.headers.set(SESSION_HEADER, sessionId)
    setSecurityHeaders(context.res.headers, https, assets.get('/index.html')?.scriptHashes)
    if (call ? call.writes || call.secrets === 'reveal' : isWrite(request)) {
      audit({
        time: new Date(now()).toISOString(),
        user: user ?? null,
        method: request.method,
        path: call?.path ?? pathForLog(context.req.path),
        status: context.res.status,
        request_id: requestId,
        duration_ms: Math.round(performance.now() - began),
      })
    }
  })

  app.use(async (context, next) => {
    const { origin } = context.var
    const refusal = findRefusal(context.req.raw, { origin, publicOrigin, ...context.env })
    if (!refusal) return next()
    logRefusal(context.req.raw, context.var.requestId, refusal.status)
    return refusal
  })

  const limitBody = bodyLimit({
    maxSize: MAX_BODY,
    onError: () => errorAnswer(413, 'The request is larger than 1 MiB. Nothing was changed.'),
  })
  // Only of writes is the body read at all.
  app.use((context, next) => (isWrite(context.req.raw) ? limitBody(context, next) : next()))

  app.use(async (context, next) => {
    if (isWrite(context.req.raw) && !isJson(context.req.raw)) {
      const body = await context.req.arrayBuffer()
      if (body.byteLength > 0) {
        return errorAnswer(403, 'Offsite takes changes only as JSON. Nothing was changed.')
      }
    }
    return next()
  })

  app.get('/session', async (context) => {
    const { origin, https } = context.var
    const who = await identity.of(context.req.raw, https, context.env)
    context.set('sessionId', typeof who === 'string' ? NO_SESSION : await findSessionId(who))
    if (singleSignOn && typeof who === 'string') return notSignedIn(who)
    const session = typeof who === 'string' ? undefined : who
    // Only this call renews: an answer to a poll could bring back a session that was just ended.
    const cookie =
      session && !singleSignOn ? await renew(session, origin, sessions, now()) : undefined
    return jsonAnswer(describeSession(session, about), {
      headers: cookie === undefined ? {} : { 'set-cookie': cookie },
    })
  })

  app.post('/session', async (context) => {
    if (singleSignOn) return errorAnswer(403, 'Signing in is up to the proxy in front of Offsite.')
    const address = identity.findAddress(context.req.raw, context.env)
    const body = await context.req.text()
    const done = await turns.take(`address ${address}`)
    try {
      const attempt = limits.signIn(address)
      if ('wait' in attempt) {
        return errorAnswer(429, 'Too many sign-ins failed. Try again later.', {
          'retry-after': String(attempt.wait),
        })
      }
      let failed = false
      let signedIn: Session | undefined
      try {
        const response = await signIn(body, {
          origin: context.var.origin,
          sessions,
          about,
          signedIn: (session) => {
            signedIn = session
            context.set('user', session.email)
          },
        })
        if (signedIn) context.set('sessionId', await findSessionId(signedIn))
        // Only the API's word that a token is wrong counts as a failure.
        failed = response.status === 401
        return response
      } finally {
        attempt.end(failed)
      }
    } finally {
      done()
    }
  })

  app.delete('/session', async (context) => {
    const who = await identity.of(context.req.raw, context.var.https, context.env)
    if (typeof who !== 'string') context.set('user', who.email)
    context.set('sessionId', NO_SESSION)
    return signOut(context.var.origin)
  })

  app.all('/session', () =>
    errorAnswer(405, 'A session can be read, made and ended.', { allow: 'GET, POST, DELETE' }),
  )

  app.all('/v1/*', async (context) => {
    const request = context.req.raw
    const { method, signal } = request
    const call = allowedCall(method, new URL(request.url))
    if (!call || 'methods' in call) {
      logRefusal(request, context.var.requestId, call ? 405 : 404)
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

    if (readOnly && call.writes) {
      const refused = 'This Offsite is read-only: it refuses every change. Nothing was changed.'
      return errorAnswer(403, refused)
    }
    if (readOnly && call.secrets === 'reveal') {
      return errorAnswer(403, 'This Offsite is read-only and does not show secrets.')
    }
    const wait = call.secrets === 'reveal' ? limits.reveal(who.email) : 0
    if (wait > 0) {
      return errorAnswer(429, `Secrets were asked for too often. Try again in ${wait} seconds.`, {
        'retry-after': String(wait),
      })
    }

    const body = isWrite(request) ? await context.req.arrayBuffer() : undefined
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

  app.get('*', (context) => serveAsset(context.req.raw, assets))

  app.notFound(() => errorAnswer(404, 'No such path.'))

  app.onError((error, context) => {
    const { requestId } = context.var
    // Paths can hold tokens and messages can hold headers, so neither is logged.
    const call = `${context.req.method} request ${requestId}`
    if (error instanceof UpstreamError) {
      if (!context.req.raw.signal.aborted) {
        log(`${call}: ${error.status}, ${upstream.host}: ${readReason(error)}`)
      }
      return errorAnswer(error.status, error.message)
    }
    if (error instanceof BusyError) {
      log(`${call}: 503, too many calls at once`)
      return errorAnswer(503, error.message, { 'retry-after': String(error.wait) })
    }
    if (context.req.raw.signal.aborted) return errorAnswer(499, 'The request was given up.')
    log(`${call}: 500, ${error.name}${findPlace(error)}`)
    return errorAnswer(500, `Something went wrong in Offsite. Its log names request ${requestId}.`)
  })

  return { fetch: async (request, connection = {}) => app.fetch(request, connection) }

  function logRefusal(request: Request, requestId: string, status: number): void {
    const path = pathForLog(new URL(request.url).pathname)
    log(`${request.method} request ${requestId}: ${status}, refused: ${path}`)
  }
}

function notSignedIn(who: Identity & string): Response {
  return who === 'not-through-proxy'
    ? errorAnswer(403, 'This Offsite is open only through the proxy that signs in.')
    : errorAnswer(401, 'You are not signed in, or the session has ended. Sign in again.')
}

/** Where an error was thrown: the first line of its stack that is not its message. */
function findPlace(error: Error): string {
  return error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? ''
}
