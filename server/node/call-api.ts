import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { findProxy } from './find-proxy'
import { ProxyAgent } from './proxy-agent'
import { withCode } from './with-code'

/** Milliseconds that an unused connection is kept: servers that close earlier say so. */
const IDLE = 4000

/** Milliseconds that a connection may take until it can be used. */
const CONNECT_LIMIT = 10_000

const KEPT = { keepAlive: true, timeout: IDLE }

/** Whatever NODE_TLS_REJECT_UNAUTHORIZED says. */
const SAFE = { ...KEPT, rejectUnauthorized: true }

const plain = guarded(new http.Agent(KEPT))
const direct = guarded(new https.Agent(SAFE))
const byProxy = new Map<string, https.Agent>()

function findAgent(url: URL): http.Agent {
  if (url.protocol !== 'https:') return plain
  const proxy = findProxy(url)
  if (!proxy) return direct
  let agent = byProxy.get(proxy.href)
  if (!agent) {
    agent = guarded(new ProxyAgent(proxy, { ...SAFE, limit: CONNECT_LIMIT }))
    byProxy.set(proxy.href, agent)
  }
  return agent
}

/** An answer that nobody asked for must not be taken for the next one. */
function endIt(this: Socket): void {
  this.destroy()
}

function guarded<Agent extends http.Agent>(agent: Agent): Agent {
  return agent.on('free', (socket: Socket) => socket.on('data', endIt))
}

const UNPACK: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * What a gateway needs of `fetch`, with much less work: calls an API over connections that are kept,
 * through the proxy in HTTPS_PROXY where there is one, follows no redirect, and unpacks the answer as it
 * is read. Stricter than `fetch` where that passes broken answers on: a packed body that ends early, or
 * is packed in an unknown way, is an error.
 * @param init its method, headers, signal, and body where that is an ArrayBuffer; nothing else
 * @throws errors with a `code` as Node's, `CONNECT_TIMEOUT`, `PROXY_REFUSED` or `UPGRADED`; the signal's
 *   reason when it ends
 */
export const callApi: typeof fetch = async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const answer = await ask(url, init)
  const status = answer.statusCode ?? 0
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  if (status === 204 || status === 205 || status === 304) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  try {
    return new Response(makeStream(unpacked(answer)), { status, headers })
  } catch (error) {
    answer.destroy()
    throw error
  }
}

function ask(url: URL, { method, headers, body, signal }: RequestInit) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    signal?.throwIfAborted()
    const isTls = url.protocol === 'https:'
    const call = (isTls ? https : http).request(url, {
      agent: findAgent(url),
      method: method ?? 'GET',
      headers: { ...Object.fromEntries(new Headers(headers)), 'accept-encoding': 'br, gzip' },
    })
    let answer: http.IncomingMessage | undefined
    // The signal is of this call only, so there is nothing to take back.
    signal?.addEventListener('abort', () => {
      const why = signal.reason as Error
      reject(why)
      // Of an answer that has begun, whoever reads it gets the reason.
      ;(answer ?? call).destroy(why)
    })
    call.on('error', reject)
    // Node takes the socket out of the request, which then ends with nothing, not even an error.
    call.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(withCode('UPGRADED', 'The API switched to another protocol.'))
    })
    // Whatever else there is that ends a request without an answer. Else it is settled by then.
    call.on('close', () => reject(withCode('ECONNRESET', 'The connection has ended.')))
    call.on('socket', (socket) => {
      socket.off('data', endIt)
      if (!socket.connecting) return
      const timer = setTimeout(() => {
        call.destroy(withCode('CONNECT_TIMEOUT', 'The connection was not made in time.'))
      }, CONNECT_LIMIT)
      const made = () => clearTimeout(timer)
      socket.once(isTls ? 'secureConnect' : 'connect', made).once('close', made)
    })
    call.on('response', (response) => {
      answer = response
      resolve(response)
    })
    if (body instanceof ArrayBuffer) call.end(Buffer.from(body))
    else call.end()
  })
}

/** The body as it was before it was packed for the way. */
function unpacked(answer: http.IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity') return answer
  const unpack = Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding] : undefined
  if (!unpack) throw new Error('The response has an unknown encoding.')
  // What goes wrong shows where the unpacked body is read.
  return pipeline(answer, unpack(), () => {})
}

/** Read only as fast as somebody takes it; an error of the one is an error of the other. */
function makeStream(readable: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  // Before anybody reads; whoever does gets it then.
  readable.on('error', () => {})
  const parts: AsyncIterator<Buffer<ArrayBuffer>> = readable[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => void readable.destroy(),
    },
    { highWaterMark: 0 },
  )
}
