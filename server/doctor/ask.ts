import { readSkew } from '~/api/server-clock'
import { parseJson } from '~/lib/json'
import { readWhole, TooLargeError } from '../capped-body'
import { callApi } from '../node/call-api'
import { readCode } from '../node/why-no-answer'
import { hideInTexts, UnsearchableError } from '../secrets/secrets'
import { isTimeout, withinTime } from '../time-limit'
import { makePath, type Call } from './calls'

/** What came of one call. */
export interface Reading {
  call: Call
  /**
   * Of an answer with a status of success, `unreadable`: it is no JSON; `too deep`: it is nested so
   * deeply that it cannot be searched for secrets.
   */
  outcome: 'read' | 'refused' | 'failed' | 'unreadable' | 'too deep'
  /** None where no answer arrived. */
  status?: number
  /** Node's code for why none arrived, such as `ECONNREFUSED`. */
  reason?: string
  /** The answer without its secrets, where it was read or refused. */
  json?: unknown
  milliseconds: number
  /** Milliseconds since 1970 UTC, by the clock here: when it had arrived. */
  at: number
  /** Milliseconds by which the API's clock is ahead of the one here. */
  skew?: number
  /** The names of headers that speak of a limit. */
  limits: readonly string[]
  /** The answer marks the call as deprecated. */
  deprecated: boolean
}

/** Asks once, and never throws. */
export type Ask = (call: Call) => Promise<Reading>

/** Milliseconds that one call may take. */
const LIMIT = 60_000

/** Whole names: others could hold anything. */
const SPEAKS_OF_LIMITS =
  /^(?:(?:x-)?rate-?limit(?:-(?:limit|remaining|reset|policy|used))?|retry-after)$/

export interface AskOptions {
  /** Of the API, with or without a slash at its end. */
  url: string
  token: string
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Milliseconds since 1970 UTC, by the clock here. */
  now?: () => number
}

/** The only thing here that sends anything, and it has no way but GET. Nothing is asked twice. */
export function createAsk({ url, token, fetch = callApi, now = Date.now }: AskOptions): Ask {
  const base = url.replace(/\/+$/, '')
  const headers = { authorization: `aivenv1 ${token}`, accept: 'application/json' }
  return async (call) => {
    const began = now()
    try {
      const { response, answered, bytes } = await withinTime({ limit: LIMIT }, async (signal) => {
        const response = await fetch(base + makePath(call), { method: 'GET', headers, signal })
        return { response, answered: now(), bytes: await readWhole(response.body) }
      })
      const { json, problem } = readJson(new TextDecoder().decode(bytes))
      const skew = readSkew(response.headers.get('date'), answered)
      return {
        call,
        outcome: judgeOutcome(response, problem),
        status: response.status,
        ...(json !== undefined && { json }),
        milliseconds: now() - began,
        at: now(),
        ...(skew !== undefined && { skew }),
        limits: [...response.headers.keys()].filter((name) => SPEAKS_OF_LIMITS.test(name)),
        deprecated: response.headers.has('deprecation'),
      }
    } catch (error) {
      return {
        call,
        outcome: 'failed',
        reason: readReason(error),
        milliseconds: now() - began,
        at: now(),
        limits: [],
        deprecated: false,
      }
    }
  }
}

function judgeOutcome({ ok, status }: Response, problem: Problem | undefined): Reading['outcome'] {
  if (!ok) return status === 403 ? 'refused' : 'failed'
  return problem ?? 'read'
}

/** The code alone: a message can hold an address. */
function readReason(error: unknown): string {
  if (isTimeout(error)) return 'TIMEOUT'
  if (error instanceof TooLargeError) return 'TOO_LARGE'
  return readCode(error) ?? 'unknown reason'
}

type Problem = 'unreadable' | 'too deep'

function readJson(text: string): { json?: unknown; problem?: Problem } {
  try {
    return { json: hideInTexts(parseJson(text)) }
  } catch (error) {
    // The parser of exact numbers has no more room than the search.
    const isTooDeep = error instanceof UnsearchableError || error instanceof RangeError
    return { problem: isTooDeep ? 'too deep' : 'unreadable' }
  }
}
