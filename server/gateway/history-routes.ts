import { Hono } from 'hono'
import { parseJson } from '../exact-json'
import { apiErrorAnswer, errorAnswer } from './answers'
import { notSignedIn } from './failures'
import type { Env, Parts } from './parts'
import { respond } from './respond'
import { hideInText } from '../secrets/secret-texts'
import type { Session } from './session'
import { NO_SESSION } from './session-id'
import { readText, type Answer } from './upstream'

/** Not `/history`, which is a page of the console. */
export const HISTORY = '/watch/history'

/** The periods that can be asked for, in days. */
const PERIODS = new Set(['30', '90', '365'])

/** How long the API may take for the list of projects, in milliseconds. */
const LIMIT = 30_000

/** For how long the projects of a session are remembered, in milliseconds. */
const REMEMBERED = 60_000

/**
 * `/watch/history`: what a watcher beside the gateway has seen. The watcher's token may see more than
 * the person's, so an answer holds only the projects that the API lists to the person's own token.
 */
export function historyRoutes(parts: Parts): Hono<Env> {
  const { findSessionId, gzip, history, identity, monotonic, turns, upstream } = parts
  // By the session itself: what is known of it is forgotten with it, and no secret is a key.
  const listedBy = new WeakMap<Session, { projects: ReadonlySet<string>; until: number }>()
  const app = new Hono<Env>()

  app.get(HISTORY, async (context) => {
    const request = context.req.raw
    const who = await identity.of(request, context.var.https, context.env)
    context.set('sessionId', typeof who === 'string' ? NO_SESSION : await findSessionId(who))
    if (typeof who === 'string') return notSignedIn(who)
    context.set('user', who.email)
    if (!history) return errorAnswer(404, NO_WATCHER, {}, 'no_watcher')
    const days = context.req.query('days') ?? ''
    if (!PERIODS.has(days)) return errorAnswer(400, 'days is 30, 90 or 365.')

    const names = await readProjects(who, request.signal)
    if (names instanceof Response) return names
    const { project, service } = context.req.query()
    const projects = project === undefined ? names : new Set(names.has(project) ? [project] : [])
    const asked = { days: Number(days), projects, ...(service && { service }) }
    const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
    const acceptEncoding = request.headers.get('accept-encoding') ?? ''
    return respond(
      history.read(asked, hideInText),
      { status: 200, headers },
      { acceptEncoding, gzip },
    )
  })
  app.all(HISTORY, () => errorAnswer(405, 'The history can only be read.', { allow: 'GET' }))
  return app

  /** The projects that the API lists to this session; its refusal where it does not. */
  async function readProjects(
    session: Session,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string> | Response> {
    const kept = listedBy.get(session)
    if (kept && kept.until > monotonic()) return kept.projects
    const done = await turns.take(session.email, signal)
    const answer = await upstream.send({
      method: 'GET',
      path: '/v1/project',
      token: session.token,
      limit: LIMIT,
      done,
      signal,
    })
    const text = await readText(answer, upstream, 'GET')
    if (!answer.ok) return refusal(answer, upstream.host)
    const projects = readNames(text)
    if (!projects) return errorAnswer(502, `${upstream.host} did not list the projects.`)
    listedBy.set(session, { projects, until: monotonic() + REMEMBERED })
    return projects
  }
}

const NO_WATCHER =
  'No watcher runs beside this Offsite, so there is no history. Start it with --watch.'

function refusal({ status, headers }: Answer, host: string): Response {
  if (status === 401) return notSignedIn('nobody')
  return apiErrorAnswer(status, `${host} answered ${status} when asked for your projects.`, headers)
}

/** The names in a list of projects; undefined for what is no such list. */
function readNames(text: string): ReadonlySet<string> | undefined {
  try {
    const { projects } = parseJson(text) as { projects?: { project_name?: unknown }[] }
    if (!Array.isArray(projects)) return undefined
    return new Set(
      projects.flatMap(({ project_name: name }) => (typeof name === 'string' ? [name] : [])),
    )
  } catch {
    return undefined
  }
}
