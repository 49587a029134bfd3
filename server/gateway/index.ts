import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { errorAnswer, jsonAnswer } from './answers'
import { serveAsset } from './assets'
import type { Assets } from './assets'
import { forward } from './forward'
import { setSecurityHeaders } from './headers'
import { isCrossSite, isJson, isWrite, ownOrigin } from './origin'
import { createSessions, readCookie } from './session'
import type { Session } from './session'
import { describeSession, signIn, signOut } from './sign-in'
import type { DemoUser } from './sign-in'
import { createUpstream, reasonOf, UpstreamError } from './upstream'
import type { UpstreamOptions } from './upstream'

export type { Asset, Assets } from './assets'
export type { DemoUser } from './sign-in'
export { SESSION_KEY_BYTES } from './session'
export { isLoopback } from './origin'

export interface GatewayOptions {
  upstream: UpstreamOptions
  /** The sandbox's users, for the sign-in page. */
  demoUsers?: readonly DemoUser[]
  /** The built console; without it only the API part answers. */
  assets?: Assets
  /** 32 bytes each; the first seals sessions, all open them. */
  sessionKeys: readonly Uint8Array[]
  /** Milliseconds since 1970. */
  now?: () => number
  /** Takes a line for each call that failed on the gateway's side. No line holds a secret. */
  log?: (line: string) => void
}

export interface Gateway {
  fetch(request: Request): Promise<Response>
}

/** The largest body of a request, in bytes. */
const MAX_BODY = 1024 * 1024

interface Env {
  Variables: { requestId: string; origin: URL }
}

/**
 * The gateway: serves the console, signs in and out at `/session`, and forwards `/v1/…` to the API
 * as the signed-in user. A function from Request to Response that holds no state.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { demoUsers = [], assets = new Map(), now = Date.now, log = () => {} } = options
  const upstream = createUpstream(options.upstream)
  const sessions = createSessions({ keys: options.sessionKeys, audience: upstream.origin, now })
  const app = new Hono<Env>()

  app.use(async (context, next) => {
    context.set('requestId', crypto.randomUUID())
    context.set('origin', ownOrigin(context.req.raw))
    await next()
    context.res.headers.set('x-request-id', context.var.requestId)
    setSecurityHeaders(context.res.headers, context.var.origin.protocol === 'https:')
  })

  app.use(async (context, next) => {
    if (isWrite(context.req.raw) && isCrossSite(context.req.raw, context.var.origin)) {
      return errorAnswer(403, 'Offsite takes changes only from its own pages. Nothing was changed.')
    }
    return next()
  })

  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: () => errorAnswer(413, 'The request is larger than 1 MiB. Nothing was changed.'),
    }),
  )

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
    const session = await openSession(context.req.raw, context.var.origin)
    return jsonAnswer(describeSession(session, upstream, demoUsers))
  })

  app.post('/session', async (context) =>
    signIn(await context.req.text(), { origin: context.var.origin, upstream, sessions, demoUsers }),
  )

  app.delete('/session', (context) => signOut(context.var.origin))

  app.all('/session', () =>
    errorAnswer(405, 'A session can be read, made and ended.', { allow: 'GET, POST, DELETE' }),
  )

  // Lists of services are large and repeat themselves.
  app.use('/v1/*', compress())

  app.all('/v1/*', async (context) => {
    const session = await openSession(context.req.raw, context.var.origin)
    if (!session) {
      return errorAnswer(401, 'You are not signed in, or the session has ended. Sign in again.')
    }
    const request = context.req.raw
    const body = isWrite(request) ? await context.req.arrayBuffer() : undefined
    return forward(request, { body, session, upstream })
  })

  app.get('*', (context) => serveAsset(context.req.raw, assets))

  app.notFound(() => errorAnswer(404, 'No such path.'))

  app.onError((error, context) => {
    const { requestId } = context.var
    // Paths can hold tokens and messages can hold headers, so neither is logged.
    const call = `${context.req.method} request ${requestId}`
    if (error instanceof UpstreamError) {
      if (!context.req.raw.signal.aborted) {
        log(`${call}: ${error.status}, ${upstream.host}: ${reasonOf(error)}`)
      }
      return errorAnswer(error.status, error.message)
    }
    log(`${call}: 500, ${error.name}${placeOf(error)}`)
    return errorAnswer(500, `Something went wrong in Offsite. Its log names request ${requestId}.`)
  })

  return { fetch: async (request) => app.fetch(request) }

  async function openSession(request: Request, origin: URL): Promise<Session | undefined> {
    const sealed = readCookie(request, origin.protocol === 'https:')
    return sealed === undefined ? undefined : sessions.open(sealed)
  }
}

/** Where an error was thrown: the first line of its stack that is not its message. */
function placeOf(error: Error): string {
  return error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? ''
}
