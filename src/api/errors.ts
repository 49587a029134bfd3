/** Why a call brought no usable answer. */
export type ApiErrorKind =
  /** Aiven answered with an error status. */
  | 'status'
  /** No answer arrived: offline, refused or cut off. */
  | 'network'
  /** An answer arrived, but not in the shape this console reads; or what writes a body is missing. */
  | 'shape'

export interface ApiErrorDetails {
  kind: ApiErrorKind
  method: string
  path: string
  message: string
  status?: number | undefined
  errorCode?: string | undefined
  requestId?: string | undefined
  /** Seconds. */
  retryAfter?: number | undefined
  /** It was asked before somebody signed in here again, so it tells nothing of the session of now. */
  outdated?: boolean | undefined
}

/** The one error that every call of `src/api` throws. Its text never holds a token or a body sent. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: ApiErrorKind
  readonly method: string
  readonly path: string
  readonly status: number | undefined
  readonly errorCode: string | undefined
  readonly requestId: string | undefined
  readonly retryAfter: number | undefined
  readonly outdated: boolean

  constructor(details: ApiErrorDetails) {
    super(details.message)
    this.kind = details.kind
    this.method = details.method
    this.path = details.path
    this.status = details.status
    this.errorCode = details.errorCode
    this.requestId = details.requestId
    this.retryAfter = details.retryAfter
    this.outdated = details.outdated ?? false
  }
}

/**
 * Tells whether an error is an `ApiError` with this HTTP status.
 * @param error anything that was thrown
 * @param status the HTTP status, such as 403
 */
export function hasStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status
}

/** What the gateway calls its own refusals, such as those of a read-only Offsite. */
const REFUSED_BY_OFFSITE = 'refused_by_offsite'

/** Whether the API refused a call because of the user's role. */
export function isByRole(error: ApiError): boolean {
  return error.status === 403 && error.errorCode !== REFUSED_BY_OFFSITE
}

/**
 * Tells whether a write was refused by the gateway, unsent, as it was meant for another session than
 * the one of now: somebody has signed in in another tab.
 * @param error anything that was thrown
 */
export function isSessionChange(error: unknown): boolean {
  return hasStatus(error, 412) && error.errorCode === 'offsite_session_changed'
}

/** Nobody knows what came of a write: no clear answer arrived, and looking did not help. */
export class InDoubt extends Error {
  constructor(
    message: string,
    override readonly cause: ApiError,
    /** What the look threw; undefined where its answers did not agree. */
    readonly looked: unknown,
  ) {
    super(message)
  }
}

/**
 * Tells whether a call was refused for a session that somebody has signed in after: it was not sent
 * on, and the session of now may well be let through.
 * @param error anything that was thrown
 */
export function isOutdated(error: unknown): boolean {
  return hasStatus(error, 401) && error.outdated
}

/**
 * Tells whether an error means that the session has ended.
 * @param error anything that was thrown
 */
export function isSignedOut(error: unknown): boolean {
  if (error instanceof InDoubt) return isSignedOut(error.cause) || isSignedOut(error.looked)
  return hasStatus(error, 401) && !error.outdated
}

/**
 * Reads Aiven's error body, as tolerantly as its own clients do: `message` may be missing, `errors`
 * may be objects, strings, one string or absent, and a proxy in between may answer without JSON.
 * @param text the body as text
 * @returns the readable message, or undefined where the body tells nothing; and the first `error_code`
 */
export function readErrorBody(text: string): { message?: string; errorCode?: string } {
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null) {
    const plain = body === undefined ? text.trim() : typeof body === 'string' ? body : ''
    return plain !== '' && plain.length < 300 && !plain.startsWith('<') ? { message: plain } : {}
  }
  const { message, errors } = body as { message?: unknown; errors?: unknown }
  const list: unknown[] = Array.isArray(errors) ? errors : errors === undefined ? [] : [errors]
  const texts = list.map(errorText).filter((item) => item !== undefined)
  const errorCode = list.map(readCode).find((code) => code !== undefined)
  const readable = typeof message === 'string' && message !== '' ? message : texts[0]
  return {
    ...(readable === undefined ? {} : { message: readable }),
    ...(errorCode === undefined ? {} : { errorCode }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function errorText(error: unknown): string | undefined {
  if (typeof error === 'string') return error
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return typeof error.message === 'string' ? error.message : undefined
  }
  return undefined
}

function readCode(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'error_code' in error) {
    return typeof error.error_code === 'string' ? error.error_code : undefined
  }
  return undefined
}
