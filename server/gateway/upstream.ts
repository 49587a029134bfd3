import { MAX_ANSWER, TooLargeError } from '../capped-body'
import { readBody } from './answer-body'
import type { Body } from './answer-body'
import { apiErrorAnswer } from './answers'
import { describeAnswer, measure } from './describe-answer'

export interface UpstreamOptions {
  kind: 'sandbox' | 'aiven'
  /** Base URL, such as `https://api.aiven.io`; paths start with `/v1/`. */
  url: string
  /** Runs where the console does: no other program can reach it. */
  inBrowser?: boolean
  /** What makes the calls; tests hand in the sandbox itself. */
  fetch?: typeof fetch
}

/** The Aiven API behind the gateway. */
export interface Upstream {
  kind: UpstreamOptions['kind']
  /** For messages: "Aiven" or "The sandbox". */
  name: string
  /** Host and port, to show to the user. */
  host: string
  inBrowser: boolean
  origin: string
  /**
   * Calls the API with a token.
   * @param call.path path and query, as they go over the wire, from `allowedCall`
   * @param call.limit milliseconds for the whole answer; a body that takes longer is cut off
   * @throws UpstreamError when there is no answer, or one that must not be passed on
   */
  send(call: UpstreamCall): Promise<Answer>
}

/** An answer of the API: whole when it is small, as it comes when not. */
export interface Answer extends Pick<Response, 'status' | 'ok' | 'headers'> {
  body: Body
}

export interface UpstreamCall {
  method: string
  path: string
  token: string
  /** A JSON text in UTF-8. */
  json?: ArrayBuffer
  limit: number
  /** The most bytes of an answer, after decompression; one that is larger breaks off. */
  maxBytes?: number
  /** Ends the call early, when nobody waits for the answer any more. */
  signal?: AbortSignal
  /** Called once, when the answer was read to its end or given up, or none came. */
  done?: () => void
}

/** No answer from the API. The message is for the user; `cause` holds the technical reason. */
export class UpstreamError extends Error {
  constructor(
    readonly status: 502 | 504,
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options)
    this.name = 'UpstreamError'
  }
}

/**
 * Opens the way to an API. Nothing is called yet.
 * @returns `send`, which throws `UpstreamError` where no answer can be used
 */
export function createUpstream(options: UpstreamOptions): Upstream {
  const base = new URL(options.url)
  const prefix = base.pathname.replace(/\/+$/, '')
  const call = options.fetch ?? fetch

  return {
    kind: options.kind,
    inBrowser: options.inBrowser ?? false,
    name: options.kind === 'sandbox' ? 'The sandbox' : 'Aiven',
    host: base.host,
    origin: base.origin,

    async send({ method, path, token, json, limit, maxBytes = MAX_ANSWER, signal, done }) {
      const deadline = new AbortController()
      const timer = setTimeout(() => deadline.abort(), limit)
      const giveUp = () => deadline.abort()
      signal?.addEventListener('abort', giveUp, { once: true })
      let finished = false
      const finish = () => {
        if (finished) return
        finished = true
        clearTimeout(timer)
        signal?.removeEventListener('abort', giveUp)
        done?.()
      }
      if (signal?.aborted) giveUp()
      let answered = false
      try {
        const response = await call(`${base.origin}${prefix}${path}`, {
          method,
          headers: {
            accept: 'application/json',
            authorization: `aivenv1 ${token}`,
            ...(json && { 'content-type': 'application/json' }),
          },
          body: json ?? null,
          redirect: 'manual',
          signal: deadline.signal,
        })
        if (response.status >= 300 && response.status < 400) {
          await response.body?.cancel()
          throw new UpstreamError(502, `${base.host} answered with a redirect, not followed.`)
        }
        if (!isJson(response)) {
          const size = await measure(response.body)
          finish()
          return noJson(response, size, method)
        }
        const { status, ok, headers } = response
        answered = true
        return { status, ok, headers, body: await readBody(response.body, { maxBytes, finish }) }
      } catch (error) {
        finish()
        if (error instanceof UpstreamError) throw error
        if (deadline.signal.aborted) throw timeout(limit, method)
        throw answered ? unfinished(error, base.host, method) : unreachable(error, method)
      }
    },
  }

  /** For an answer that is no JSON, such as the page of a proxy in between, which is not passed on. */
  function noJson({ status, headers }: Response, size: string, method: string): Response {
    const came = `${describeAnswer({ status, headers }, size)}, which is no JSON`
    if (status < 400) {
      const message = `${base.host} does not respond like the Aiven API: it ${came}. ${tellOutcome(method)}`
      throw new UpstreamError(502, message)
    }
    return apiErrorAnswer(status, `${base.host} ${came}. ${tellOutcome(method)}`, headers)
  }

  function timeout(limit: number, method: string): UpstreamError {
    const seconds = limit / 1000
    return new UpstreamError(
      504,
      `${base.host} did not respond within ${seconds} seconds. ${tellOutcome(method)}`,
    )
  }

  function unreachable(error: unknown, method: string): UpstreamError {
    const reason = readReason(error)
    if (reason === UPGRADED) {
      const what = `${base.host} switched to another protocol, which Offsite had not asked for.`
      return new UpstreamError(502, `${what} ${tellOutcome(method)}`, { cause: error })
    }
    const reached = !NOT_CONNECTED.has(reason)
    const why = reason === PROXY_REFUSED && error instanceof Error ? `: ${error.message}` : ''
    return new UpstreamError(
      502,
      reached
        ? `The connection to ${base.host} broke before it responded. ${tellOutcome(method)}`
        : `${base.host} cannot be reached${why}. Nothing was changed. Try again in a moment.`,
      { cause: error },
    )
  }
}

/** Whether an answer says that it is JSON, or has no body. */
function isJson({ status, body, headers }: Response): boolean {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  return (
    body === null ||
    status === 204 ||
    headers.get('content-length') === '0' ||
    /^application\/(?:[\w.-]+\+)?json$/.test(type)
  )
}

/** A proxy on the way to the API did not let the call through. */
const PROXY_REFUSED = 'PROXY_REFUSED'

/** The API answered 101. */
const UPGRADED = 'UPGRADED'

/** Failures before anything was sent, so that a write cannot have happened. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CONNECT_TIMEOUT',
  PROXY_REFUSED,
])

/** What is known of a call with this method that brought no usable answer, and what to do. */
export function tellOutcome(method: string): string {
  return method === 'GET' || method === 'HEAD'
    ? 'Nothing was changed. Try again in a moment.'
    : 'Whether the change was made is unknown: check before you try again.'
}

/** The system's code for a failed call (such as ECONNREFUSED), or the error's name. Holds no secret. */
export function readReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? error.name : readReason(error.cause)
}

/**
 * The whole text of an answer to a call with this method.
 * @throws UpstreamError when the answer breaks off, takes too long or is too large
 */
export async function readText(
  { body }: Answer,
  { host }: Upstream,
  method: string,
): Promise<string> {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  try {
    return await new Response(body).text()
  } catch (cause) {
    throw unfinished(cause, host, method)
  }
}

/** Why an answer did not come to its end. */
function unfinished(cause: unknown, host: string, method: string): UpstreamError {
  if (cause instanceof TooLargeError) return new UpstreamError(502, cause.message)
  const late = cause instanceof Error && cause.name === 'AbortError'
  const message = `${host} did not complete its response. ${tellOutcome(method)}`
  return new UpstreamError(late ? 504 : 502, message, { cause })
}
