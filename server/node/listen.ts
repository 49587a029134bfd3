import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings, Http2Bindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Connection } from '../gateway'

export interface Listener {
  /** Where it can be reached from this machine, such as `http://127.0.0.1:4280`. */
  url: string
  /** Stops accepting, lets running requests finish for a moment, then ends. */
  close(): Promise<void>
}

/** A port that cannot be listened on. The message is for the user. */
export class ListenError extends Error {}

type Outgoing = (HttpBindings | Http2Bindings)['outgoing']

/** What of a request may take how long and be how large; a client that is slower is cut off. */
export interface RequestLimits {
  /** Milliseconds for the line and headers, and for the whole request with its body. */
  headersTimeout: number
  requestTimeout: number
  /** Bytes of the line and headers. */
  maxHeaderSize: number
  /** How often slow clients are looked for, in milliseconds. */
  connectionsCheckingInterval: number
}

const LIMITS: RequestLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxHeaderSize: 16 * 1024,
  connectionsCheckingInterval: 5_000,
}

/** How long running requests may go on after `close`, in milliseconds. */
const GRACE = 2000

/**
 * Serves an app over HTTP. When the body of an answer fails half-way, the connection is cut.
 * @param app is also told what the request does not say: the target as it came, and who connected
 * @param address.port 0 takes any free one
 * @throws ListenError
 */
export async function listen(
  app: { fetch(request: Request, connection: Connection): Promise<Response> },
  address: { host: string; port: number },
  limits: Partial<RequestLimits> = {},
): Promise<Listener> {
  const server = createServer(
    { ...LIMITS, ...limits },
    getRequestListener(async (request, { incoming, outgoing }) => {
      const connection = { target: incoming.url, peer: incoming.socket?.remoteAddress }
      await send(await app.fetch(request, connection), outgoing)
      return RESPONSE_ALREADY_SENT
    }),
  )
  await start(server, address)
  return { url: urlOf(server), close: () => stop(server) }
}

/**
 * Sends an answer as it comes. Done here rather than by the adapter, which prints every connection
 * that breaks, with its details.
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

function urlOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.')
  const everywhere = address.address === '0.0.0.0' || address.address === '::'
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${everywhere ? '127.0.0.1' : host}:${address.port}`
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Browsers keep connections open; those that were busy a moment ago are closed when idle.
  const tidy = setInterval(() => server.closeIdleConnections(), 50)
  const hurry = setTimeout(() => server.closeAllConnections(), GRACE)
  await closed
  clearInterval(tidy)
  clearTimeout(hurry)
}
