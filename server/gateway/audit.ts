/** One line of the audit log: who changed what, or looked at secrets. Never a body. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  time: string
  /** The user's email address, or what the proxy calls them; null: not signed in, or refused before that was asked. */
  user: string | null
  method: string
  /** Path and query of a call on the list; of any other only the words of the API. */
  path: string
  /** What was answered. 403 and the like: nothing was changed. */
  status: number
  request_id: string
  /** Milliseconds from the request to the start of the answer. */
  duration_ms: number
}
