import { fleetKey } from '~/fleet/fleet-key'
import { ApiError, hasStatus, isOutdated, isSessionChange, isSignedOut } from '~/api/errors'
import { createBatch, type BatchState, type Entry } from '~/lib/batch'

/** The most services read and written at a time. */
const AT_A_TIME = 4

/** A service without a region, and the one that it gets. */
export interface BulkItem {
  project: string
  service: string
  /** An Aiven cloud name. */
  region: string
}

/** What a run asks of Aiven; both throw as `call` does. */
export interface BulkCalls {
  /** The region that is set for the service now. */
  readRegion: (item: BulkItem) => Promise<string | undefined>
  setRegion: (item: BulkItem) => Promise<void>
}

export type ItemStatus =
  | { kind: 'waiting' }
  | { kind: 'sending' }
  | { kind: 'done' }
  /** Somebody has set another region since the fleet was read: it stays. */
  | { kind: 'changed'; region: string }
  /** A person stopped the run before it was begun. */
  | { kind: 'cancelled' }
  /** Aiven said no, and checks showed that nothing has changed. */
  | { kind: 'refused'; message: string }
  /** It could not be reloaded, so nothing was written. */
  | { kind: 'unread'; message: string }
  /** No clear answer came, and checks showed that nothing has changed. */
  | { kind: 'unchanged'; message: string }
  /** No clear answer, and no look that settles it: nobody knows whether the change was made. */
  | { kind: 'unknown'; message: string }

export interface BulkState {
  items: readonly (BulkItem & { status: ItemStatus })[]
  /** While paused, what is under way still ends. */
  phase: 'running' | 'paused' | 'finished'
  /** The session ended: it is why the run paused. */
  signedOut: boolean
  /** Somebody else has signed in, in another tab: likewise. */
  sessionChanged: boolean
}

export interface BulkRun {
  get: () => BulkState
  subscribe: (listener: () => void) => () => void
  pause: () => void
  resume: () => void
  /** Begins nothing more; what is under way still ends. */
  cancel: () => void
  /** Begins once more with what failed; only a person starts that. */
  retryFailed: () => void
}

type Outcome = { kind: 'done' } | { kind: 'changed'; region: string }

/**
 * Reads each service again and writes it, a few at a time, each once. What has got a region meanwhile
 * is not written.
 * @param items what to write
 * @param calls how
 */
export function startBulkRun(items: readonly BulkItem[], calls: BulkCalls): BulkRun {
  const batch = createBatch<BulkItem, Outcome>({
    atOnce: AT_A_TIME,
    send: (item) => setUnlessChanged(item, calls),
    // Nothing that follows would fare better: it waits until a person says as whom to go on.
    stopsAll: (error) => isSignedOut(error) || isSessionChange(error),
    isUnsent: isOutdated,
  })
  const keyed = items.map((item) => [fleetKey(item), item] as const)
  const cancelled = new Set<string>()

  let known: { from: BatchState<Outcome>; state: BulkState } | undefined
  function get(): BulkState {
    const { entries, paused } = batch.get()
    if (known?.from !== batch.get()) {
      const rows = keyed.map(([key, item]) => ({
        ...item,
        status: findStatus(entries.get(key), cancelled.has(key)),
      }))
      const left = rows.some(({ status: { kind } }) => kind === 'waiting' || kind === 'sending')
      const lapsed = (why: (error: Error) => boolean) =>
        keyed.some(([key]) => !cancelled.has(key) && hasLapsed(entries.get(key), why))
      const phase = left ? (paused ? 'paused' : 'running') : 'finished'
      const why = { signedOut: lapsed(isSignedOut), sessionChanged: lapsed(isSessionChange) }
      known = { from: batch.get(), state: { items: rows, phase, ...why } }
    }
    return known.state
  }

  function listKeys(matches: (status: ItemStatus) => boolean): Set<string> {
    return new Set(get().items.flatMap((item) => (matches(item.status) ? [fleetKey(item)] : [])))
  }

  function begin(matches: (status: ItemStatus) => boolean) {
    batch.resume()
    const keys = listKeys(matches)
    batch.add(keyed.filter(([key]) => keys.has(key)))
  }

  batch.add(keyed)
  return {
    get,
    subscribe: batch.subscribe,
    pause: batch.pause,
    // What was refused because of the session is still to be sent.
    resume: () => begin(({ kind }) => kind === 'waiting'),
    cancel: () => {
      for (const key of listKeys(({ kind }) => kind === 'waiting')) cancelled.add(key)
      batch.cancel()
    },
    retryFailed: () => begin(hasFailed),
  }
}

async function setUnlessChanged(item: BulkItem, calls: BulkCalls): Promise<Outcome> {
  let region: string | undefined
  try {
    region = await calls.readRegion(item)
  } catch (error) {
    throw error instanceof Error && isAboutSession(error) ? error : new NotReadAgain(error)
  }
  // An earlier write that nobody knew of, or someone else who wanted the same.
  if (region === item.region) return { kind: 'done' }
  if (region !== undefined) return { kind: 'changed', region }
  try {
    await calls.setRegion(item)
  } catch (error) {
    if (!(error instanceof ApiError) || isAboutSession(error)) throw error
    // A proxy may answer with an error after the change went through: look before reporting it.
    const observed = await lookTwice(item, calls)
    if (observed.every((now) => now === item.region)) return { kind: 'done' }
    throw observed.every((now) => now === undefined) ? error : new NotKnown(error)
  }
  return { kind: 'done' }
}

/** The region as two looks show it: one answer is no proof. */
async function lookTwice(item: BulkItem, calls: BulkCalls): Promise<(string | undefined)[]> {
  const look = async () => calls.readRegion(item).catch(() => 'unknown')
  return [await look(), await look()]
}

/** Neither the answer nor a look tells whether the change was made. */
class NotKnown extends Error {
  constructor(cause: ApiError) {
    super(describeError(cause), { cause })
  }
}

/** The read before the write failed. */
class NotReadAgain extends Error {
  constructor(cause: unknown) {
    super(describeError(cause), { cause })
  }
}

/** Tells whether an item may be begun once more. */
export function hasFailed({ kind }: ItemStatus): boolean {
  return ['refused', 'unread', 'unchanged', 'unknown'].includes(kind)
}

function findStatus(entry: Entry<Outcome> | undefined, cancelled: boolean): ItemStatus {
  if (entry?.state === 'waiting' || entry?.state === 'sending') return { kind: entry.state }
  if (entry?.state === 'done') return entry.outcome
  // The batch forgets what was cancelled.
  if (cancelled) return { kind: 'cancelled' }
  if (entry === undefined || hasLapsed(entry, isAboutSession)) return { kind: 'waiting' }
  const { error } = entry
  if (error instanceof NotReadAgain) return { kind: 'unread', message: error.message }
  const answered =
    error instanceof ApiError &&
    error.kind === 'status' &&
    error.status !== undefined &&
    error.status < 500
  // What the looks did not settle is another error.
  const kind = answered ? 'refused' : error instanceof ApiError ? 'unchanged' : 'unknown'
  return { kind, message: describeError(error) }
}

/** It was begun after the session had ended or changed. */
function hasLapsed(entry: Entry<Outcome> | undefined, why: (error: Error) => boolean): boolean {
  return entry?.state === 'failed' && why(entry.error)
}

/** It was refused for its session: nothing has come of it. */
function isAboutSession(error: Error): boolean {
  return hasStatus(error, 401) || isSessionChange(error)
}

function describeError(error: unknown): string {
  if (error instanceof NotKnown) return error.message
  if (!(error instanceof ApiError)) return String(error)
  return `${error.message}${error.status === undefined ? '' : ` (${error.status})`}`
}
