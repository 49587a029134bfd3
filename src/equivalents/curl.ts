import { printJson } from '~/lib/json'
import { shellCommand, shellQuote, shellWords } from './shell'
import { wellFormed } from './well-formed'

interface Request {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Without a slash at the end. */
  apiUrl: string
  /** The names between the slashes after `/v1/`. */
  path: readonly string[]
  body?: unknown
}

/** A line longer than this is hard to read: the body is then spread over several. */
const LINE = 80

/** The request as a curl command that takes the token from the environment. */
export function curlCommand({ method, apiUrl, path, body }: Request): string {
  const url = `${apiUrl}/v1/${path.map((name) => encodeURIComponent(wellFormed(name))).join('/')}`
  return shellCommand([
    shellWords('curl', '--fail-with-body', '--request', method),
    shellWords('--url', url),
    '--header "Authorization: Bearer $AIVEN_TOKEN"',
    ...(body === undefined ? [] : [JSON_BODY, `--data ${shellQuote(json(body))}`]),
  ])
}

const JSON_BODY = shellWords('--header', 'content-type: application/json')

/** A shell function that posts to a project's services: `create PROJECT JSON`, the project as in a URL. */
export function curlCreateFunction(apiUrl: string): string {
  const command = shellCommand([
    shellWords('curl', '--fail-with-body', '--request', 'POST'),
    `--url ${shellQuote(`${apiUrl}/v1/project/`)}"$1"/service`,
    '--header "Authorization: Bearer $AIVEN_TOKEN"',
    JSON_BODY,
    '--data "$2"',
  ])
  return `create() {\n${command}\n}`
}

/** A call of that function. */
export function curlCreateCall(project: string, body: unknown): string {
  return shellWords('create', encodeURIComponent(wellFormed(project)), json(body))
}

export const CURL_TOKEN = 'curl reads your token from AIVEN_TOKEN: set it first.'

function json(body: unknown): string {
  const line = printJson(body)
  return line.length > LINE ? printJson(body, 2) : line
}
