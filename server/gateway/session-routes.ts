import { Hono } from 'hono'
import { errorAnswer, jsonAnswer } from './answers'
import { notSignedIn } from './failures'
import type { Env, Parts } from './parts'
import { isJson } from './origin'
import { readRequestBody } from './request-body'
import type { Session } from './session'
import { NO_SESSION } from './session-id'
import { describeSession, renew, signIn, signOut } from './sign-in'

/** `/session`: tells who is signed in and renews, signs in, signs out. */
export function sessionRoutes(parts: Parts): Hono<Env> {
  const { about, findSessionId, identity, keeper, limits, sessions, singleSignOn, turns } = parts
  const app = new Hono<Env>()

  app.get('/session', async (context) => {
    const { origin, https } = context.var
    const who = await identity.of(context.req.raw, https, context.env)
    context.set('sessionId', typeof who === 'string' ? NO_SESSION : await findSessionId(who))
    if (singleSignOn && typeof who === 'string') return notSignedIn(who)
    const session = typeof who === 'string' ? undefined : who
    // Only this call renews: an answer to a poll could bring back a session that was just ended.
    const headers = session && !singleSignOn ? await renew(session, origin, parts) : {}
    return jsonAnswer(describeSession(session, about), { headers })
  })

  app.post('/session', async (context) => {
    if (singleSignOn) return errorAnswer(403, 'Signing in is up to the proxy in front of Offsite.')
    const request = context.req.raw
    const address = identity.findAddress(request, context.env)
    const body = isJson(request) ? await readRequestBody(request) : undefined
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
        const response = await signIn(new TextDecoder().decode(body), {
          origin: context.var.origin,
          sessions,
          keeper,
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
    return signOut(context.var.origin, keeper)
  })

  app.all('/session', () =>
    errorAnswer(405, 'A session can be read, created and ended.', { allow: 'GET, POST, DELETE' }),
  )
  return app
}
