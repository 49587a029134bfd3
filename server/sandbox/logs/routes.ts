import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { ApiError } from '../errors'
import type { JsonObject } from '../json'
import type { ServiceFacts } from '../model'
import { readJson } from '../request'
import { lookUp } from '../services/lookup'
import type { Store } from '../store'
import { DAY } from '../time'
import { compile, problemMessage } from '../validation'
import { createLog } from './entries'
import { SEVERITIES, type Entry, type Severity } from './entry'
import { readPage, type Place } from './page'

/** Unverified: for how long logs are kept, and what holds when a request does not say. */
const KEPT = 4 * DAY
const DEFAULT_LIMIT = 100
const DEFAULT_ORDER = 'asc'

interface LogsRequest {
  limit?: number
  offset?: string | null
  sort_order?: 'asc' | 'desc'
  severity?: Severity
}

const checkBody = compile({
  type: 'object',
  properties: {
    limit: { type: 'integer', minimum: 1, maximum: 500 },
    offset: { type: ['string', 'null'], maxLength: 128 },
    sort_order: { type: 'string', enum: ['asc', 'desc'] },
    severity: { type: 'string', enum: SEVERITIES },
    log_type: { type: 'string' },
  },
})

/** What the nodes of a service wrote. */
export function logRoutes(store: Store, clock: Clock, access: Access) {
  return new Hono<Env>().post('/project/:project/service/:service/logs', async (c) => {
    const facts = lookUp(store, access, c, 'service:logs:read')
    return c.json(logsResponse(facts, await readJson(c), clock.now()))
  })
}

/**
 * A page of the log and where to go on. Going backwards, the end is reached when `offset` equals
 * `first_log_offset`; forwards, when a page is empty. Both are null when there is no log.
 * @param now ms
 * @throws ApiError 400 in Aiven's words
 */
export function logsResponse(facts: ServiceFacts, body: JsonObject, now: number) {
  const problem = checkBody(body)
  if (problem) throw new ApiError(400, problemMessage(problem))
  const request: LogsRequest = body // what the check has just established
  const since = Math.max(facts.createdAt, now - KEPT)
  const page = readPage(createLog(facts, since, now), since, now, {
    limit: request.limit ?? DEFAULT_LIMIT,
    order: request.sort_order ?? DEFAULT_ORDER,
    ...(request.offset && { from: parsePlace(request.offset) }),
    matches: severityFilter(request.severity),
  })
  return {
    logs: page.entries.map(({ at, hostname, unit, severity, msg }) => ({
      time: new Date(at).toISOString(),
      hostname,
      unit,
      severity,
      msg,
    })),
    offset: page.first ? placeText(page.next) : null,
    first_log_offset: page.first ? placeText(page.first) : null,
  }
}

/** Unverified: a severity asks for what is at least as serious, as in the journal's own tools. */
function severityFilter(least: Severity | undefined): (entry: Entry) => boolean {
  if (least === undefined) return () => true
  const rank = SEVERITIES.indexOf(least)
  return ({ severity }) => SEVERITIES.indexOf(severity) <= rank
}

function placeText({ at, n }: Place): string {
  return `${at.toString(36)}.${n.toString(36)}`
}

function parsePlace(text: string): Place {
  const match = /^([0-9a-z]{1,9})\.([0-9a-z]{1,4})$/.exec(text)
  if (!match?.[1] || !match[2]) throw new ApiError(400, 'Invalid input for offset: unknown offset')
  return { at: parseInt(match[1], 36), n: parseInt(match[2], 36) }
}
