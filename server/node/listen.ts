import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings, Http2Bindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Connection } from '../gateway'
import { acceptWaiting, stopServer, watchSilent } from './stop-server'

export interface Listener {
  /** Where it can be reached from this machine, such as `http://127.0.0.1:4280`. */
  url: string
  /**
   * Goes on accepting, but ends each connection with its next answer, so that whoever keeps
   * connections open takes the next request elsewhere.
   */
  drain(): void
  /**
   * Stops accepting, lets running requests finish, then ends.
   * @param grace milliseconds for which they may go on
   */
  close(grace?: number): Promise<void>
}

export interface ListenOptions {
  host: string
  /** 0 takes any free one. */
  port: number
  /** Told of each request; what it gives back is called when the answer is sent or cut off. */
  begin?: (request: Request) => (status: number) => void
  limits?: Partial<typeof LIMITS>
}

/**
 * What a client may take, in milliseconds and bytes; whoever takes more is cut off (408, 431). They
 * hold against clients that send slowly on purpose, to use up connections.
 */
const LIMITS = {
  /** For the head of a request. */
  headersTimeout: 10_000,
  /** For a whole request, body included. */
  requestTimeout: 30_000,
  /** Without a byte either way; longer than the API may take for an answer. */
  timeout: 60_000,
  /**
   * For the next request on a connection: longer than load balancers (60 s) and browsers (300 s) keep
   * theirs. One that is closed under a request makes the browser send it again.
   */
  keepAliveTimeout: 330_000,
  /** How often the two first are looked at. */
  connectionsCheckingInterval: 2000,
  /** Line and headers of a request. */
  maxHeaderSize: 16 * 1024,
}

/** A port that cannot be listened on. The message is for the user. */
export class ListenError extends Error {}

/** What stands for the host where a request names none, as HTTP/1.0 lets it. It is nobody's. */
const NO_HOST = 'host.invalid'

/** All that is answered without a host: HAProxy probes so. */
const PROBES: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz'])

type Outgoing = (HttpBindings | Http2Bindings)['outgoing']

/** How long running requests may go on after `close` when it does not say, in milliseconds. */
const GRACE = 2000

/**
 * Serves an app over HTTP. When the body of an answer fails half-way, the connection is cut.
 * @param app also gets what the request does not say: the target as it came, and who connected
 * @throws ListenError
 */
export async function listen(
  app: { fetch(request: Request, connection: Connection): Promise<Response> },
  { host, port, begin, limits }: ListenOptions,
): Promise<Listener> {
  let draining = false
  let accepting: Promise<void> | undefined
  const { timeout, ...settings } = { ...LIMITS, ...limits }
  const server = createServer(
    settings,
    getRequestListener(
      async (request, { incoming, outgoing }) => {
        const end = begin?.(request)
        if (end) outgoing.once('close', () => end(outgoing.statusCode))
        await accepting
        const connection = { target: incoming.url, peer: incoming.socket?.remoteAddress }
        const isRefused = !incoming.headers.host && !PROBES.has(incoming.url)
        const response = isRefused
          ? new Response(null, { status: 400 })
          : await app.fetch(request, connection)
        if (draining) outgoing.setHeader('connection', 'close')
        // What has a length is whole, and the adapter sends it with a single write.
        if (response.headers.has('content-length')) return response
        await send(response, outgoing)
        return RESPONSE_ALREADY_SENT
      },
      { hostname: NO_HOST },
    ),
  )
  server.timeout = timeout
  const silent = watchSilent(server)
  await start(server, { host, port })
  const drain = () => {
    draining = true
  }
  return {
    url: makeUrl(server),
    drain,
    close: async (grace = GRACE) => {
      drain()
      // What comes meanwhile waits, so that accepting is not held up.
      accepting = acceptWaiting(server)
      await accepting
      await stopServer(server, silent, grace)
    },
  }
}

/**
 * Sends an answer as it comes. Done here rather than by the adapter, which prints every connection
 * that breaks on the way, with its details.
 */
async function send(response: Response, outgoing: Outgoing): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) {
    outgoing.end()
    return
  }
  // A failure on either side ends the other; there is nobody left to tell.
  await pipeline(response.body, outgoing).catch(() => outgoing.destroy())
}

function start(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(explain(error, host, port), { cause: error })),
    )
    server.listen(port, host, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program.`
    case 'EACCES':
      return `Port ${port} on ${host} needs more rights than this user has.`
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return `${host} is not an address of this machine.`
    default:
      return `Cannot listen on ${host}, port ${port}: ${error.message}.`
  }
}

function makeUrl(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.')
  const everywhere = address.address === '0.0.0.0' || address.address === '::'
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${everywhere ? '127.0.0.1' : host}:${address.port}`
}
