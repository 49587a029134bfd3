/** By this header the gateway names the session of an answer, and a write the one it is meant for. */
export const SESSION_HEADER = 'x-offsite-session'

/** The session that this page shows; undefined until an answer has named one. */
let shown: string | undefined

/** The one that answers came from last. */
let latest: string | undefined

/** Whether the page came for nobody, and nobody has signed in since. */
let isNobodys = false
/** How often somebody has signed in here, or gone on as someone else. */
let signIns = 0

let tellChange = () => {}

/**
 * Sets what is called when an answer comes from another session than the page shows: someone else
 * has signed in, in another tab. It is called once for each session. Writes go on naming the one
 * that the page shows, and are refused, until `goOnAsNewSession`.
 * @param handler replaces the one before
 */
export function onSessionChange(handler: () => void): void {
  tellChange = handler
}

/** What is done from now on is meant for the session that the last answers came from. */
export function goOnAsNewSession(): void {
  shown = latest
  noteSignIn()
}

/** Somebody has signed in on this page: what was asked before may still be answered with a 401. */
export function noteSignIn(): void {
  signIns += 1
}

/** Numbers the sessions of this page: an id does not tell two of one user apart. */
export function sessionNumber(): number {
  return signIns
}

/** Sets or forgets the session that the page shows. */
export function setPageSession(id: string | undefined): void {
  shown = id
  latest = id
  isNobodys = false
}

/** Notes that nobody is signed in, as the page itself tells: until somebody is, the API refuses. */
export function noteNobody(): void {
  isNobodys = true
}

/**
 * Whether the API is known to refuse a call, so that it need not be made.
 * @param path as for `call`
 */
export function isKnownRefused(path: string): boolean {
  return isNobodys && path.startsWith('/v1/')
}

/**
 * Notes the session that an answer came from.
 * @param id the header's value, or null where there is none
 * @param request what it answers: signing in and out here changes what the page shows
 */
export function noteSession(
  id: string | null,
  { method, path }: { method?: string | undefined; path: string },
): void {
  if (id === null) return
  const isOwn = path === '/session' && (method === 'POST' || method === 'DELETE')
  const named = id === 'none' ? undefined : id
  if (isOwn && (named !== undefined || method === 'DELETE')) return setPageSession(named)
  // The answer itself says that a session has ended; what is open still belongs to its user.
  if (named === undefined || named === latest) return
  latest = named
  isNobodys = false
  if (shown === undefined || named === shown) shown = named
  else tellChange()
}

/** The header that names the session a write is meant for. */
export function nameSession(): Record<string, string> {
  return shown === undefined ? {} : { [SESSION_HEADER]: shown }
}
