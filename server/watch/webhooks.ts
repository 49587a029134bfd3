import { callApi } from '../node/call-api'
import { withinTime } from '../time-limit'
import type { Change } from './changes'
import type { Message, MessageContent } from './messages'
import { writeLines, linkTo, writeSubject } from './words'

/** A channel that notifies people. */
export interface Channel {
  name: Message['channel']
  /** @throws where the message may not have arrived; the error names no address and no secret */
  send(message: Message): Promise<void>
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Milliseconds that a receiver may take. */
const LIMIT = 15_000

/**
 * Sends messages as JSON: see docs/watch.md.
 * @param url a secret
 * @param console the console's address, for links
 */
export function webhook(url: string, console?: string, fetch: Fetch = callApi): Channel {
  return {
    name: 'webhook',
    send: (message) => post(fetch, url, message, webhookBody(message, console)),
  }
}

/**
 * Sends messages as text to Slack, or to what takes the same: Mattermost, Rocket.Chat, Discord's `/slack`.
 * @param url a secret
 */
export function slack(url: string, console?: string, fetch: Fetch = callApi): Channel {
  return {
    name: 'slack',
    send: (message) => {
      const { content, id } = message
      const text = [`*${writeSubject(content)}*`, ...writeLines(content, console), `Message ${id}`]
      return post(fetch, url, message, { text: escapeSlack(text.join('\n')) })
    },
  }
}

/**
 * Tells a dead man's switch that a pass went well.
 * @param url a secret
 * @throws an error that does not name it
 */
export async function beat(url: string, fetch: Fetch = callApi): Promise<void> {
  await withinTime({ limit: LIMIT }, async (signal) => expectOk(await fetch(url, { signal })))
}

async function post(fetch: Fetch, url: string, { id }: Message, body: unknown): Promise<void> {
  const call = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body: new TextEncoder().encode(JSON.stringify(body)).buffer,
  }
  await withinTime({ limit: LIMIT }, async (signal) =>
    expectOk(await fetch(url, { ...call, signal })),
  )
}

async function expectOk(answer: Response): Promise<void> {
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the answer was ${answer.status}`)
}

function webhookBody({ id, at, content }: Message, console: string | undefined) {
  const head = { format: 'offsite watch', format_version: 1, id, kind: content.kind, at: iso(at) }
  return { ...head, summary: writeSubject(content), ...contentBody(content, console) }
}

function contentBody(content: MessageContent, console: string | undefined) {
  if (content.kind === 'changes') {
    return { changes: content.changes.map((change) => changeBody(change, console)) }
  }
  const { day, counts, unread, changes } = content
  return { day, services_by_state: counts, projects_unread: unread, changes_since: changes }
}

function changeBody(change: Change, console: string | undefined) {
  return {
    id: change.id,
    project: change.project,
    service: change.service,
    service_type: change.type,
    at: iso(change.at),
    state: change.to ?? null,
    state_before: change.from ?? null,
    since: change.since === undefined ? null : iso(change.since),
    state_before_since: change.fromSince === undefined ? null : iso(change.fromSince),
    seconds_out_of_objective: change.beyond ?? 0,
    region: change.region ?? null,
    reason: change.reason ?? null,
    url: console === undefined ? null : linkTo(change, console),
  }
}

/** Names must not become links, mentions or formats: the three characters that Slack gives a meaning. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
