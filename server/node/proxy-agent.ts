import { once } from 'node:events'
import * as http from 'node:http'
import * as https from 'node:https'
import type { Duplex } from 'node:stream'
import { isTimeout, withinTime } from '../time-limit'
import { withCode } from './with-code'

interface ProxyAgentOptions extends https.AgentOptions {
  /** Milliseconds that a connection may take until it can be used. */
  limit: number
}

/**
 * Connects to servers through an HTTP proxy. The proxy makes a tunnel and sees no more than where it
 * leads: TLS is spoken with the server at its end. What fails until then has the `code` of Node's
 * errors, `CONNECT_TIMEOUT`, or `PROXY_REFUSED`, and nothing was sent.
 */
export class ProxyAgent extends https.Agent {
  readonly #proxy: URL
  readonly #limit: number

  /** @param proxy an http or https URL, with the user and password that it asks for */
  constructor(proxy: URL, { limit, ...options }: ProxyAgentOptions) {
    super(options)
    this.#proxy = proxy
    this.#limit = limit
  }

  override createConnection(
    options: https.RequestOptions,
    done: (error: Error | null, stream: Duplex) => void = () => {},
  ): undefined {
    this.#connect(options).then(
      (stream) => done(null, stream),
      // Node passes no stream with an error, which its types do not say.
      (error: Error) => done(error, undefined as unknown as Duplex),
    )
  }

  async #connect(options: https.RequestOptions): Promise<Duplex> {
    let stream: Duplex | null | undefined
    const secure = (socket: Duplex) =>
      super.createConnection(Object.assign({}, options, { socket }))
    try {
      return await withinTime({ limit: this.#limit }, async (signal) => {
        stream = secure(await this.#askForTunnel(options, signal))
        if (!stream) throw new Error('Node made no connection.')
        await once(stream, 'secureConnect', { signal })
        return stream
      })
    } catch (error) {
      stream?.destroy()
      throw isTimeout(error)
        ? withCode('CONNECT_TIMEOUT', 'The connection was not made in time.')
        : error
    }
  }

  async #askForTunnel({ host, port }: https.RequestOptions, signal: AbortSignal): Promise<Duplex> {
    const { protocol, username, password } = this.#proxy
    const to = `${host?.includes(':') ? `[${host}]` : host}:${port}`
    const login = [username, password].map(decodeURIComponent).join(':')
    const request = (protocol === 'https:' ? https : http).request(new URL('/', this.#proxy), {
      agent: false,
      auth: null,
      method: 'CONNECT',
      path: to,
      headers: {
        host: to,
        ...(login !== ':' && {
          'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}`,
        }),
      },
      signal,
    })
    request.end()
    const [{ statusCode = 0 }, tunnel] = (await once(request, 'connect')) as [
      http.IncomingMessage,
      Duplex,
    ]
    if (statusCode >= 200 && statusCode <= 299) return tunnel
    tunnel.destroy()
    throw withCode('PROXY_REFUSED', `the proxy in HTTPS_PROXY answered ${statusCode}`)
  }
}
