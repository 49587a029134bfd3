import type * as z from 'zod/mini'
import { makeUuid } from '~/lib/uuid'
import { ApiError, readErrorBody } from './errors'
import { readJsonBody, writeJsonBody } from './json-body'
import { noteServerTime, serverNow } from './server-clock'
import { resetPace, takeTurn } from './pace'
import {
  isKnownRefused,
  nameSession,
  noteSession,
  SESSION_HEADER,
  sessionNumber,
  setPageSession,
} from './page-session'

type Fetch = (input: string, init?: RequestInit) => Promise<Response>

let fetchImpl: Fetch = (input, init) => fetch(input, init)

/**
 * Sends every later call through this function instead of the browser's `fetch`: tests hand in the
 * sandbox itself.
 * @param replacement takes a path such as `/v1/me` and answers like `fetch`
 */
export function setTransport(replacement: Fetch): void {
  fetchImpl = replacement
  setPageSession(undefined)
  resetPace()
}

interface Call<T extends z.ZodMiniType> {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** The shape of the answer; what is not in it is dropped. */
  answer: T
  body?: unknown
  signal?: AbortSignal | undefined
  /** Asks the gateway, by its address, for less than the whole answer; it need not oblige. */
  view?: 'fleet-2'
}

/** An answer as it arrived, with what an error about it has to tell. */
export interface RawAnswer<Bytes = ArrayBuffer> {
  bytes: Bytes
  context: AnswerContext
}

const CODE_GONE = 'Part of Offsite could not be loaded: reload this page'

/** Bytes on the wire: an answer up to this size is parsed sooner than a worker starts. */
const LARGE = { packed: 16 * 1024, plain: 128 * 1024 }

interface AnswerContext {
  method: string
  path: string
  status: number
  requestId: string | undefined
}

/**
 * One call to the API on this page's own origin.
 * @param call method (GET when left out), path, body (sent as JSON) and the answer's zod schema
 * @returns the answer, parsed
 * @throws ApiError for a status other than 2xx, for no answer, and for an answer of another shape;
 *   an aborted call throws the browser's AbortError
 */
export async function call<T extends z.ZodMiniType>({
  answer,
  ...request
}: Call<T>): Promise<z.output<T>> {
  return await parseAnswer(await callRaw(request), answer)
}

/**
 * One call whose answer is parsed elsewhere, with `parseAnswer`.
 * @param call as for `call`, without the schema
 * @throws ApiError for a status other than 2xx and for no answer
 */
export async function callRaw(call: Omit<Call<z.ZodMiniType>, 'answer'>): Promise<RawAnswer> {
  return ask(call, (response) => response.arrayBuffer())
}

/**
 * One call whose answer may be large. Such an answer is a blob: it waits outside of the page, which is
 * held up by megabytes as they arrive, until a worker reads it.
 * @param call as for `call`, without the schema
 * @param expectLarge called when the answer is large and has begun to arrive
 * @throws ApiError for a status other than 2xx and for no answer
 */
export async function callLarge(
  call: Omit<Call<z.ZodMiniType>, 'answer'>,
  expectLarge?: () => void,
): Promise<RawAnswer<ArrayBuffer | Blob>> {
  return ask<ArrayBuffer | Blob>(call, (response) => {
    if (!isLarge(response.headers)) return response.arrayBuffer()
    expectLarge?.()
    return response.blob()
  })
}

function isLarge(headers: Headers): boolean {
  const bytes = Number(headers.get('content-length') ?? Infinity)
  return bytes > LARGE[headers.has('content-encoding') ? 'packed' : 'plain']
}

async function ask<Bytes>(
  { method = 'GET', path, body, signal, view }: Omit<Call<z.ZodMiniType>, 'answer'>,
  read: (response: Response) => Promise<Bytes>,
): Promise<RawAnswer<Bytes>> {
  const where = { method, path }
  const asked = sessionNumber()
  const response = await send({ method, path, body, signal, ...(view && { view }) })
  const requestId = response.headers.get('x-request-id') ?? undefined
  const fail = (error: unknown) => {
    throw networkError(error, where)
  }
  const context = { ...where, status: response.status, requestId }
  if (response.ok) return { bytes: await read(response).catch(fail), context }
  const bytes = await response.arrayBuffer().catch(fail)
  throw statusError({ bytes, context }, response.headers, asked !== sessionNumber())
}

async function send({ method, path, body, signal, view }: Omit<Call<z.ZodMiniType>, 'answer'>) {
  const where = { method: method ?? 'GET', path }
  if (isKnownRefused(path)) {
    throw new ApiError({ ...where, kind: 'status', status: 401, message: 'Nobody is signed in' })
  }
  // Without the code that writes it nothing is sent: that is no fault of the connection.
  const text =
    body === undefined
      ? null
      : await writeJsonBody(body).catch(() => {
          throw new ApiError({ ...where, kind: 'shape', message: CODE_GONE })
        })
  try {
    if (method === undefined || method === 'GET') await takeTurn(path, signal)
    const response = await fetchImpl(view ? `${path}?view=${view}` : path, {
      method: where.method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        // The gateway takes it once: a browser may send a request again by itself.
        ...(method && method !== 'GET' && { 'x-offsite-write': makeUuid(), ...nameSession() }),
      },
      body: text,
      signal: signal ?? null,
    })
    noteServerTime(response.headers.get('x-api-date'))
    noteSession(response.headers.get(SESSION_HEADER), { method, path })
    return response
  } catch (error) {
    throw networkError(error, where)
  }
}

function networkError(error: unknown, where: { method: string; path: string }) {
  if (error instanceof DOMException && error.name === 'AbortError') return error
  return new ApiError({
    ...where,
    kind: 'network',
    message: 'No response: the connection failed or was interrupted',
  })
}

/**
 * Reads an answer.
 * @param raw from `callRaw`
 * @param schema the answer's shape; what is not in it is dropped
 * @throws ApiError for an answer of another shape
 */
export async function parseAnswer<T extends z.ZodMiniType>(
  { bytes, context }: RawAnswer,
  schema: T,
): Promise<z.output<T>> {
  let json: unknown
  try {
    json = await readJsonBody(makeText(bytes))
  } catch (error) {
    const message = error instanceof SyntaxError ? 'The response is not JSON' : CODE_GONE
    throw new ApiError({ ...context, kind: 'shape', message })
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const at = issue?.path.join('.') ?? ''
  throw new ApiError({
    ...context,
    kind: 'shape',
    message: `Unexpected response at “${at}”: ${issue?.message ?? 'unknown reason'}`,
  })
}

function makeText(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes)
}

/**
 * What an answer with a status other than 2xx says.
 * @param answer with the body as it came
 * @param headers of the answer
 * @param outdated it was asked before somebody signed in here again
 */
export function statusError(
  { bytes, context }: RawAnswer,
  headers: Headers,
  outdated = false,
): ApiError {
  const { message, errorCode } = readErrorBody(makeText(bytes))
  return new ApiError({
    ...context,
    kind: 'status',
    message: message ?? `The server responded with ${context.status} and no explanation`,
    errorCode,
    outdated,
    retryAfter: retryAfterSeconds(headers.get('retry-after')),
  })
}

/** Reads `Retry-After`, given in seconds or as an HTTP date, as seconds from now. */
function retryAfterSeconds(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - serverNow()) / 1000
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/**
 * Builds a path from fixed parts and names; names are percent-encoded.
 * @example apiPath`/v1/project/${project}/service`
 */
export function apiPath(parts: TemplateStringsArray, ...names: string[]): string {
  return String.raw({ raw: parts }, ...names.map((name) => encodeURIComponent(name)))
}
