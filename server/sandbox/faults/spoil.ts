import type { MiddlewareHandler } from 'hono'
import { errorBody } from '../errors'
import type { Fault } from './fault'
import type { Faults } from './list'

const JSON_TYPE = { 'content-type': 'application/json' }

type Bytes = Uint8Array<ArrayBuffer>

/** How often a slow answer goes on, in ms. */
const TICK = 50

/** Spoils the answers of the requests that a fault matches. */
export function applyFaults(faults: Faults): MiddlewareHandler {
  return async (c, next) => {
    const fault = faults.take(c.req.method, c.req.path)
    if (!fault) return next()
    if (fault.latency_ms) await sleep(fault.latency_ms)

    const spoilsReal = fault.truncated || fault.bytes_per_second !== undefined
    if (!fault.after && !spoilsReal) return instead(fault) ?? next()

    await next()
    const { status, headers } = c.res
    const body = new Uint8Array(await c.res.arrayBuffer())
    // What was set on the real answer goes with it.
    c.res = undefined
    c.res = instead(fault, body) ?? new Response(findPart(body, fault), { status, headers })
    return undefined
  }
}

/** The answer in place of the real one, if the fault asks for that. */
function instead(fault: Fault, real?: Bytes): Response | undefined {
  const { drop, status, malformed, retry_after: retryAfter } = fault
  const headers = {
    ...JSON_TYPE,
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  }
  if (drop) {
    const sent = real ? firstHalf(real) : new TextEncoder().encode('{')
    return new Response(breakingOff(drop === 'before' ? undefined : sent), { headers })
  }
  if (status !== undefined) {
    const body = fault.body ?? errorBody(status, 'An error occurred. Please try again later.')
    return new Response(JSON.stringify(body), { status, headers })
  }
  return malformed ? new Response('{"services": [{"service_name": }]}', { headers }) : undefined
}

/** The body of the real answer: cut, slow or as it is. */
function findPart(real: Bytes, { truncated, bytes_per_second: rate }: Fault) {
  if (truncated) return firstHalf(real)
  return rate === undefined ? real : trickling(real, rate)
}

function firstHalf(body: Bytes): Bytes {
  return body.subarray(0, Math.ceil(body.byteLength / 2))
}

/** A body that breaks after `sent`, if any: whoever reads it sees the connection go. */
function breakingOff(sent: Bytes | undefined): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      if (sent) controller.enqueue(sent)
    },
    async pull(controller) {
      // What was sent gets a moment to arrive.
      if (sent) await sleep(TICK)
      controller.error(new Error('connection dropped'))
    },
  })
}

function trickling(body: Bytes, bytesPerSecond: number): ReadableStream<Bytes> {
  const began = performance.now()
  const due = () => Math.floor(((performance.now() - began) * bytesPerSecond) / 1000)
  let sent = 0
  return new ReadableStream({
    async pull(controller) {
      // At a slow rate there is nothing to send at most ticks.
      while (sent < body.byteLength && due() <= sent) await sleep(TICK)
      const end = Math.min(body.byteLength, due())
      if (end > sent) controller.enqueue(body.subarray(sent, end))
      sent = end
      if (sent === body.byteLength) controller.close()
    },
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
