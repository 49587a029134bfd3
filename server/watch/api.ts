import { MAX_ANSWER, readWhole, TooLargeError } from '../capped-body'
import { callApi } from '../node/call-api'
import { whyNoAnswer } from '../node/why-no-answer'
import { isTimeout, withinTime } from '../time-limit'
import { apiPath, type RawAnswer } from '~/api/client'
import { ApiError, hasStatus } from '~/api/errors'
import { isRetryable, MAX_RETRIES, retryDelay } from '~/api/retry'
import { readSkew } from '~/api/server-clock'
import { SYSTEM_CLOCK, type Clock } from './clock'
import { takeAnswer } from './take-answer'

/** Aiven's API for those who only look: there is no way to change anything through it. */
export interface ReadApi {
  /**
   * Reads an address, again where that can help.
   * @param path such as `/v1/project`
   * @param signal ends the reading, with its waits
   * @throws ApiError; the signal's reason when it ends
   */
  get(path: string, signal: AbortSignal): Promise<RawAnswer>
  /** Milliseconds since 1970 UTC by the API's own clock, which wrote the times of backups. */
  now(): number
}

/** It also reads the report on copying, which Aiven asks for with POST. Nothing else can be sent so. */
export interface WatchApi extends ReadApi {
  /**
   * Reads the past year's report on copying a service's backups to another region.
   * @throws ApiError, 403 without the permission `service:configuration:write`; the signal's reason
   */
  readYear(project: string, service: string, signal: AbortSignal): Promise<RawAnswer>
}

export interface ReadApiOptions {
  /** Of the API, with or without a slash at its end. */
  url: string
  /** None for what anybody may read. */
  token?: string
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Told of each request: the status of its answer, or why there was none. */
  onRequest?: (outcome: number | 'network' | 'given up') => void
  clock?: Clock
}

/** Milliseconds that one request may take. */
const LIMIT = 60_000

const TOO_LARGE = `The response is larger than ${MAX_ANSWER / 1024 ** 2} MiB`

/** What is asked. */
interface Where {
  method: string
  path: string
}

/** A reader of the API at `url`. */
export function createReadApi(options: ReadApiOptions): WatchApi {
  const { token, fetch = callApi, onRequest = () => {}, clock = SYSTEM_CLOCK } = options
  const base = options.url.replace(/\/+$/, '')
  let skew = 0
  /** Until then nothing is asked: a limit holds for the token, whatever it reads. */
  let heldUntil = 0

  async function ask(path: string, signal: AbortSignal, body?: object): Promise<RawAnswer> {
    const where = { method: body ? 'POST' : 'GET', path }
    const { response, whole } = await receive(where, signal, body)
    onRequest(response.status)
    skew = readSkew(response.headers.get('date'), clock.now()) ?? skew
    return takeAnswer(response, whole, where)
  }

  async function receive(where: Where, signal: AbortSignal, body?: object) {
    const { method, path } = where
    const headers = {
      ...(token !== undefined && { authorization: `aivenv1 ${token}` }),
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    }
    try {
      return await withinTime({ limit: LIMIT, outer: signal }, async (limited) => {
        const call = { method, headers, signal: limited, ...(body && { body: encode(body) }) }
        const response = await fetch(base + path, call)
        return { response, whole: await readWhole(response.body) }
      })
    } catch (error) {
      const isTooLarge = error instanceof TooLargeError
      const isLate = isTimeout(error)
      onRequest(signal.aborted || isLate || isTooLarge ? 'given up' : 'network')
      signal.throwIfAborted()
      if (isTooLarge) throw new ApiError({ ...where, kind: 'shape', message: TOO_LARGE })
      const why = isLate ? ` within ${LIMIT / 1000} s` : whyNoAnswer(error)
      throw new ApiError({ ...where, kind: 'network', message: `No response${why}` })
    }
  }

  async function read(path: string, signal: AbortSignal, body?: object): Promise<RawAnswer> {
    for (let attempt = 0; ; attempt += 1) {
      while (heldUntil > clock.now()) await clock.sleep(heldUntil - clock.now(), signal)
      try {
        return await ask(path, signal, body)
      } catch (error) {
        if (attempt >= MAX_RETRIES || !isRetryable(error)) throw error
        const wait = retryDelay(attempt, error, Infinity)
        if (hasStatus(error, 429)) heldUntil = Math.max(heldUntil, clock.now() + wait)
        else await clock.sleep(wait, signal)
      }
    }
  }

  return {
    get: (path, signal) => read(path, signal),
    readYear: (project, service, signal) =>
      read(
        apiPath`/v1/project/${project}/service/${service}/backup_to_another_region/report`,
        signal,
        { period: 'year' },
      ),
    now: () => clock.now() + skew,
  }
}

/** As `callApi` takes it. */
function encode(body: object): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(body)).buffer
}
