import { createGateway } from '..'
import type { AuditEntry, Connection, GatewayOptions } from '..'

/** A token that must show up nowhere but in the Authorization header of a forwarded call. */
export const TOKEN = 'secret/token+1=='

export const ORIGIN = 'http://localhost:4280'

const ME = { user: { user: 'dana@example.com', real_name: 'Dana Doe' } }

type Answer = Response | Error | ((init: RequestInit) => Response | Promise<Response>)

/**
 * A gateway in front of an API that gives the answers it is told to, by path (`/v1/me` is there), and
 * records what it was asked and what the gateway logs and audits.
 */
export function testGateway(
  answers: Record<string, Answer> = {},
  options: Partial<GatewayOptions> = {},
) {
  const calls: { url: string; init: RequestInit; headers: Headers; body: string }[] = []
  const lines: string[] = []
  const audited: AuditEntry[] = []
  const upstreamFetch: typeof fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : input.toString()
    const body = init.body instanceof ArrayBuffer ? new TextDecoder().decode(init.body) : ''
    calls.push({ url, init, headers: new Headers(init.headers), body })
    const { pathname } = new URL(url)
    const answer = answers[pathname] ?? (pathname === '/v1/me' ? Response.json(ME) : undefined)
    if (answer instanceof Error) throw answer
    if (answer instanceof Response) return answer
    return answer?.(init) ?? Response.json({ message: 'Not found' }, { status: 404 })
  }
  const gateway = createGateway({
    upstream: { kind: 'aiven', url: 'https://api.example.com', fetch: upstreamFetch },
    sessionKeys: [new Uint8Array(32).fill(7)],
    log: (line) => lines.push(line),
    audit: (entry) => audited.push(entry),
    ...options,
  })

  function request(
    path: string,
    init: RequestInit = {},
    origin = ORIGIN,
    connection: Connection = {},
  ): Promise<Response> {
    return gateway.fetch(new Request(origin + path, init), connection)
  }

  /** Signs in; gives back the answer and the Cookie header a browser would send from then on. */
  async function signIn(input: { token?: string; remember?: boolean } = {}, origin = ORIGIN) {
    const response = await request('/session', json('POST', { token: TOKEN, ...input }), origin)
    return { response, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }

  return { gateway, calls, lines, audited, request, signIn }
}

/** A request with a JSON body, as the console sends it. */
export function json(method: string, body: unknown, headers: Record<string, string> = {}) {
  return {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}
