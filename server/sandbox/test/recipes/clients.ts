import type { Sandbox } from '../../index'

/** What a client sends besides path and body. */
interface Client {
  headers: Record<string, string>
  /** Sent with every request that has no body. */
  bodiless?: string
  query?: string
}

/** How Aiven's clients send their requests, as recorded from them. */
export const CLIENTS = {
  /** The CLI says octet-stream whenever there is no body, also with GET. */
  avn: {
    headers: {
      authorization: 'aivenv1 sandbox-admin',
      'user-agent': 'aiven-client/4.16.0',
      accept: '*/*',
      'accept-encoding': 'gzip, deflate',
      connection: 'keep-alive',
    },
    bodiless: 'application/octet-stream',
  },
  /** The Go client, as in Terraform's provider, adds a limit to every request. */
  go: {
    headers: {
      authorization: 'aivenv1 sandbox-admin',
      'user-agent': 'go-client-codegen/0.100.0 terraform-provider-aiven',
    },
    bodiless: 'application/json',
    query: 'limit=999',
  },
  /** The published samples. */
  curl: { headers: { authorization: 'Bearer sandbox-admin', 'user-agent': 'curl/8.5.0' } },
} satisfies Record<string, Client>

export interface Recorded {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** As sent; an object is written in Python's style, with a space after each colon and comma. */
  body?: string | object
}

/** Sends a recorded request in the way of a client. */
export async function send(sandbox: Sandbox, client: Client, { method, path, body }: Recorded) {
  const url = new URL(`http://sandbox${path}`)
  if (client.query) url.search = [url.search.slice(1), client.query].filter(Boolean).join('&')
  const type = body === undefined ? client.bodiless : 'application/json'
  const response = await sandbox.fetch(
    new Request(url, {
      method,
      headers: { ...client.headers, ...(type && { 'content-type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : pythonJson(body) }),
    }),
  )
  const answer: unknown = await response.json()
  return { status: response.status, type: response.headers.get('content-type'), answer }
}

function pythonJson(value: object): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ')
}
