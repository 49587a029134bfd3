import { Hono, type MiddlewareHandler } from 'hono'
import { ApiError, errorBody } from './errors'
import type { Json } from './json'
import { compile, problemMessage } from './validation'

/** Something that goes wrong with the requests it matches. Kept in memory only. */
export interface Fault {
  /** All methods when absent. */
  method?: string
  /** A regular expression that the request's path must match. */
  path: string
  /** How many requests it spoils; all of them when absent. */
  times?: number
  latency_ms?: number
  status?: number
  /** Sent with `status` in place of Aiven's error body. */
  body?: Json
  /** Seconds, for the header of that name. */
  retry_after?: number
  /** The connection breaks in the middle of the answer. */
  drop?: boolean
  /** The answer is JSON that ends too early. */
  malformed?: boolean
}

const checkFault = compile({
  type: 'object',
  required: ['path'],
  properties: {
    method: { type: 'string' },
    path: { type: 'string' },
    times: { type: 'integer', minimum: 1 },
    latency_ms: { type: 'integer', minimum: 0, maximum: 600_000 },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    retry_after: { type: 'integer', minimum: 0 },
    drop: { type: 'boolean' },
    malformed: { type: 'boolean' },
  },
})

interface Faults {
  list(): Fault[]
  /** @throws ApiError 400 when it is not a fault */
  add(fault: unknown): void
  clear(): void
  /** The fault that a request meets, used up by one. */
  take(method: string, path: string): Fault | undefined
}

/** A list of faults, empty at first. */
export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    list: () => faults,
    clear: () => {
      faults = []
    },
    add: (value) => {
      const problem = checkFault(value)
      if (problem) throw new ApiError(400, problemMessage(problem))
      const fault = value as Fault // what the check has just established
      try {
        RegExp(fault.path)
      } catch {
        throw new ApiError(400, `Invalid input for path: not a regular expression`)
      }
      faults.push({ ...fault })
    },
    take: (method, path) => {
      const fault = faults.find(
        (candidate) =>
          (candidate.method?.toUpperCase() ?? method) === method &&
          RegExp(candidate.path).test(path),
      )
      if (fault?.times !== undefined) {
        fault.times -= 1
        if (fault.times === 0) faults = faults.filter((other) => other !== fault)
      }
      return fault
    },
  }
}

/** Spoils the answers of the requests that a fault matches. */
export function applyFaults(faults: Faults): MiddlewareHandler {
  return async (c, next) => {
    const fault = faults.take(c.req.method, c.req.path)
    if (!fault) return next()
    if (fault.latency_ms) {
      await new Promise((resolve) => setTimeout(resolve, fault.latency_ms))
    }
    if (fault.drop) return dropped()
    const headers = {
      'content-type': 'application/json',
      ...(fault.retry_after !== undefined && { 'retry-after': String(fault.retry_after) }),
    }
    if (fault.status !== undefined) {
      const body =
        fault.body ?? errorBody(fault.status, 'An error occurred. Please try again later.')
      return new Response(JSON.stringify(body), { status: fault.status, headers })
    }
    return fault.malformed ? new Response('{"services": [{"serv', { headers }) : next()
  }
}

/** An answer that breaks off: whoever reads it sees the connection go. */
function dropped(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{'))
    },
    pull(controller) {
      controller.error(new Error('connection dropped'))
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

/** Lists (GET), adds (POST) and clears (DELETE) the faults. */
export function faultRoutes(faults: Faults) {
  return new Hono()
    .get('/faults', (c) => c.json({ faults: faults.list() }))
    .post('/faults', async (c) => {
      faults.add(await c.req.json())
      return c.json({ faults: faults.list() })
    })
    .delete('/faults', (c) => {
      faults.clear()
      return c.json({ faults: [] })
    })
}
