import { Hono } from 'hono'
import { findAsset, PAGE, PAGE_VARIES, serveAsset } from './assets'
import type { Asset } from './assets'
import { linkFirstReads } from './first-reads'
import type { Env, Parts } from './parts'
import { respond } from './respond'
import { describeSession } from './sign-in'
import { tellPage } from './tell-page'

/** The console's files. Its page says so when nobody is signed in, so that it need not ask. */
export function consoleRoutes(parts: Parts): Hono<Env> {
  const { about, assets, gzip, identity, singleSignOn } = parts
  const app = new Hono<Env>()

  app.get('*', async (context) => {
    const request = context.req.raw
    const found = findAsset(request, assets)
    const mayTell = found?.path === PAGE && !singleSignOn && sendsCookies(request)
    if (!mayTell) return serveAsset(request, found)
    const who = await identity.of(request, context.var.https, context.env)
    const page = who === 'nobody' ? tellNobody(found.asset) : undefined
    if (page !== undefined) return servePage(page, request)
    const response = serveAsset(request, found)
    if (typeof who !== 'string') response.headers.set('link', linkFirstReads(context.req.path))
    return response
  })
  return app

  /** The page with the answer to `GET /session` in it; undefined for one without a place for that. */
  function tellNobody({ bodies }: Asset): string | undefined {
    const page = new TextDecoder().decode(bodies.identity)
    return tellPage(page, describeSession(undefined, about))
  }

  /** Kept by nothing: "back" must not bring it to somebody who has signed in meanwhile. */
  async function servePage(page: string, request: Request): Promise<Response> {
    const acceptEncoding = request.headers.get('accept-encoding') ?? ''
    const headers = new Headers({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    })
    const response = await respond(page, { status: 200, headers }, { acceptEncoding, gzip })
    response.headers.set('vary', PAGE_VARIES)
    return response
  }
}

/**
 * Whether a browser sends the cookie with this request if it has one: a link on another site opens
 * the page without it, as it is SameSite=Strict, and only what the page asks then comes with it.
 */
function sendsCookies({ headers }: Request): boolean {
  return /^(?:none|same-origin)$/.test(headers.get('sec-fetch-site') ?? '')
}
