import { z } from 'zod'
import { errorAnswer, jsonAnswer } from './answers'
import { meSchema } from './me-shape'
import { isLoopback } from './origin'
import { hideSecrets } from '../secrets/secrets'
import { SESSION_SECONDS } from './session'
import type { Session, Sessions } from './session'
import type { SessionKeeper } from './session-keeper'
import { readText } from './upstream'
import type { Answer, Upstream } from './upstream'

/** A user of the sandbox, offered on the sign-in page. Its token is no secret. */
export interface DemoUser {
  token: string
  name: string
  email: string
  role: string
  description: string
}

/** How long the API may take to say whose token it is, in milliseconds. */
const LIMIT = 10_000

/** How long that answer may be, in bytes: it is held whole. */
const MAX_ME = 1024 * 1024

/** Browsers drop a cookie above 4096 bytes without a word. */
const MAX_COOKIE = 4000

/** How much of a name is kept, so that names do not fill the cookie. */
const MAX_NAME = 100

/** Visible ASCII: anything else cannot go into an HTTP header, so it cannot be a token. */
const credentials = z.object({
  token: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/),
  remember: z.boolean().default(false),
})

const problem = z.object({ message: z.string() })

/**
 * What the console learns about the session: which API, which sandbox users, who is signed in. The
 * token is not part of it.
 */
export function describeSession(session: Session | undefined, about: About): object {
  const { upstream, demoUsers, readOnly, singleSignOn, history } = about
  return {
    upstream: upstream.kind,
    host: upstream.host,
    in_browser: upstream.inBrowser,
    demo_users: demoUsers,
    read_only: readOnly,
    single_sign_on: singleSignOn,
    history,
    signed_in: session !== undefined,
    ...(session && { user: { email: session.email, name: session.name } }),
    ...(session &&
      !singleSignOn && { expires_at: new Date(session.expiresAt * 1000).toISOString() }),
  }
}

/** What the console learns about this Offsite, whoever asks. */
export interface About {
  upstream: Upstream
  demoUsers: readonly DemoUser[]
  /** Every change is refused. */
  readOnly: boolean
  /** A proxy in front says who is signed in. */
  singleSignOn: boolean
  /** A watcher beside this gateway keeps a history. */
  history: boolean
}

/**
 * Signs in: asks the API whose token it is and answers with a cookie that holds it, sealed.
 * Answers 400 for a body that is no token, 401 when the API refuses it, 403 where a cookie could be
 * overheard; the session that was there before stays in all these cases.
 * @throws UpstreamError
 */
export async function signIn(
  body: string,
  context: {
    origin: URL
    sessions: Sessions
    keeper: SessionKeeper
    about: About
    /** Told who signed in. */
    signedIn: (session: Session) => void
  },
): Promise<Response> {
  const { origin, sessions, keeper, about } = context
  const { upstream } = about
  const https = origin.protocol === 'https:'
  if (!https && !isLoopback(origin)) {
    return errorAnswer(
      403,
      `Offsite accepts a token only over https, or on this machine itself, and believes that it is at ${origin.origin}. Open it as https, or as http://localhost. If a proxy in front ends TLS, it must send X-Forwarded-Proto: https, or start Offsite with --public-url https://${origin.hostname}.`,
    )
  }

  const input = credentials.safeParse(parseJson(body))
  if (!input.success) {
    return errorAnswer(400, 'That is not a token. Paste an Aiven token, in one piece.')
  }
  const { token, remember } = input.data

  const answer = await upstream.send({
    method: 'GET',
    path: '/v1/me',
    token,
    limit: LIMIT,
    maxBytes: MAX_ME,
  })
  const said = readAnswer(await readText(answer, upstream, 'GET'))
  if (!answer.ok) return refusal(answer, said, upstream)

  const user = meSchema.safeParse(said)
  if (!user.success) {
    return errorAnswer(502, `${upstream.host} does not respond like the Aiven API.`)
  }
  const { user: email, real_name } = user.data.user
  const name = (real_name || email).slice(0, MAX_NAME)
  const session = sessions.begin({ token, email, name, remember })
  const sealed = await sessions.seal(session)
  if (sealed.length > MAX_COOKIE) {
    return errorAnswer(400, 'This token is too long for Offsite to keep in a cookie.')
  }
  context.signedIn(session)
  return jsonAnswer(describeSession(session, about), {
    headers: keeper.keep(sealed, https, remember ? SESSION_SECONDS : undefined),
  })
}

/** Headers that keep a session for as long as it may last from now, when it has just been used. */
export async function renew(
  session: Session,
  origin: URL,
  { sessions, keeper, now }: { sessions: Sessions; keeper: SessionKeeper; now: () => number },
): Promise<Record<string, string>> {
  const left = session.expiresAt - Math.floor(now() / 1000)
  const maxAge = session.remember ? left : undefined
  return keeper.keep(await sessions.seal(session), origin.protocol === 'https:', maxAge)
}

/** Signs out: the session is kept no longer. The token itself stays valid at Aiven. */
export function signOut(origin: URL, keeper: SessionKeeper): Response {
  return new Response(null, {
    status: 204,
    headers: { 'cache-control': 'no-store', ...keeper.keep('', origin.protocol === 'https:') },
  })
}

/** Aiven's refusal of a token, with its own words and what to do. */
function refusal(answer: Answer, said: unknown, upstream: Upstream): Response {
  const reason = problem.safeParse(said).data?.message.replace(/\.$/, '')
  const words = reason ? ` (${reason})` : ''
  if (answer.status === 401 || answer.status === 403) {
    return errorAnswer(
      401,
      `${upstream.name} does not accept this token${words}. Check that it was copied whole and has not expired or been revoked, or make a new one.`,
    )
  }
  if (answer.status === 429) {
    const wait = answer.headers.get('retry-after')
    return errorAnswer(
      429,
      `${upstream.name} is limiting requests${words}. Try again in a moment.`,
      wait === null ? {} : { 'retry-after': wait },
    )
  }
  return errorAnswer(
    502,
    `${upstream.name} could not check the token: it answered ${answer.status}${words}. Try again in a moment.`,
  )
}

/** The API's words are shown, so they pass without secrets; undefined for what cannot be read. */
function readAnswer(text: string): unknown {
  try {
    return hideSecrets(JSON.parse(text))
  } catch {
    return undefined
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
