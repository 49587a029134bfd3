import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { parseJson } from '../exact-json'
import { ApiError } from './errors'
import { isJsonObject, type JsonObject } from './json'
import { compile, problemMessage } from './validation'

/** In bytes. No request that makes sense comes near it. Unverified: Aiven's own limit. */
const LARGEST_BODY = 1024 * 1024

/** How many lists and objects may lie inside each other; the option trees need six. */
const DEEPEST_BODY = 64

const OPEN_BRACE = '{'.charCodeAt(0)
const CLOSE_BRACE = '}'.charCodeAt(0)
const OPEN_BRACKET = '['.charCodeAt(0)
const CLOSE_BRACKET = ']'.charCodeAt(0)
const QUOTE = '"'.charCodeAt(0)
const BACKSLASH = '\\'.charCodeAt(0)

const checkObject = compile({ type: 'object' })

/** Refuses bodies that are too large before they are read: it throws `ApiError` with 413. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => {
      throw new ApiError(413, `Request body is larger than ${LARGEST_BODY} bytes`)
    },
  })
}

/**
 * Refuses paths whose percent-encoding is broken: it throws `ApiError` with 400, as no parameter could be
 * read from them.
 */
export function checkPath(): MiddlewareHandler {
  return async (c, next) => {
    try {
      decodeURIComponent(new URL(c.req.url).pathname)
    } catch {
      throw new ApiError(400, 'Invalid percent-encoding in the path')
    }
    return next()
  }
}

/** Of a path in the log, in characters. */
const LONGEST_PATH = 300

/**
 * A request's path for the log: encoded as it came, so that it is one line, without the query, and
 * without the token that a path of access tokens holds.
 */
export function pathToLog(c: Context): string {
  const path = new URL(c.req.url).pathname.replace(/(\/access[-_]tokens?\/).+/, '$1…')
  return path.slice(0, LONGEST_PATH)
}

/**
 * The JSON object in the body of a request, whatever its content type says; `{}` without a body.
 * Only its own keys count: one named `__proto__` is a key like any other, and of two equal keys the
 * last one is taken. Numbers in `user_config` keep all their digits.
 * @throws ApiError 400 in Aiven's words for what is not JSON, not an object, or nested too deeply
 */
export async function readJson(c: Context): Promise<JsonObject> {
  const text = await c.req.text()
  if (text === '') return {}
  // Before parsing: what is nested too deeply would overflow the stack of those who walk it.
  if (isDeeperThan(text, DEEPEST_BODY)) {
    throw new ApiError(400, `Invalid input: nested more than ${DEEPEST_BODY} levels deep`)
  }
  const body = parse(text)
  const problem = checkObject(body)
  if (problem || !isJsonObject(body)) {
    throw new ApiError(400, problemMessage(problem ?? { path: [], text: 'not an object' }))
  }
  return body
}

function parse(text: string): unknown {
  try {
    return parseJson(text, ['user_config'])
  } catch {
    throw new ApiError(400, 'Invalid JSON in request body')
  }
}

/** Whether brackets outside strings are nested deeper than `limit`; looks at each character once. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === BACKSLASH) i++
      else if (char === QUOTE) inString = false
    } else if (char === QUOTE) inString = true
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++depth > limit) return true
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth--
  }
  return false
}
