/** One line of the audit log: who changed what, or looked at secrets. Never a body. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  time: string
  /** The user's email address, or what the proxy calls them; null: not signed in. */
  user: string | null
  method: string
  /** Path and query of a call on the list; of any other only the words of the API. */
  path: string
  /** What was answered. 403 and the like: nothing was changed. */
  status: number
  request_id: string
  /** Until the answer began, in milliseconds. */
  duration_ms: number
}

/** An id that a proxy in front may have given: long enough to be one, and safe in a log line. */
const REQUEST_ID = /^[\w-]{16,64}$/

/** The id of a request: the one it carries, or a new one when it carries none that can be used. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? ''
  return REQUEST_ID.test(given) ? given : crypto.randomUUID()
}
