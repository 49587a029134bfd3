import { ApiError } from '../../../api/errors'

/** So many writes are under way at a time. */
const WRITES_AT_A_TIME = 4

/** A service and the region that it gets. */
export interface BulkItem {
  project: string
  service: string
  /** An Aiven cloud name. */
  region: string
}

export type ItemStatus =
  | { kind: 'waiting' }
  | { kind: 'sending' }
  | { kind: 'done' }
  /** A person stopped the run before it was sent. */
  | { kind: 'cancelled' }
  /** Aiven said no: nothing has changed. */
  | { kind: 'refused'; message: string }
  /** No answer from Aiven itself: nobody knows whether the change was made. */
  | { kind: 'unknown'; message: string }

export interface BulkState {
  items: readonly (BulkItem & { status: ItemStatus })[]
  /** While paused, what is under way still ends. */
  phase: 'running' | 'paused' | 'finished'
  /** The session ended: it is why the run paused. */
  signedOut: boolean
}

export interface BulkRun {
  get: () => BulkState
  subscribe: (listener: () => void) => () => void
  pause: () => void
  resume: () => void
  /** Sends none of what has not been sent; what is under way still ends. */
  cancel: () => void
  /** Sends what failed once more; only a person starts that. */
  retryFailed: () => void
}

/**
 * Sends one write for each item, a few at a time, each once.
 * @param items what to send
 * @param send writes one; throws as `call` does
 */
export function startBulkRun(
  items: readonly BulkItem[],
  send: (item: BulkItem) => Promise<void>,
): BulkRun {
  const listeners = new Set<() => void>()
  let inFlight = 0
  let state: BulkState = {
    items: items.map((item) => ({ ...item, status: { kind: 'waiting' } })),
    phase: 'running',
    signedOut: false,
  }

  function change(next: Partial<BulkState>) {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  function note(index: number, status: ItemStatus) {
    change({ items: state.items.map((item, at) => (at === index ? { ...item, status } : item)) })
  }

  async function sendOne(index: number, item: BulkItem) {
    inFlight += 1
    note(index, { kind: 'sending' })
    try {
      await send(item)
      note(index, { kind: 'done' })
    } catch (error) {
      const status = statusOf(error)
      note(index, status)
      // Nothing that follows would fare better: it waits until somebody has signed in again.
      if (status.kind === 'waiting') change({ phase: 'paused', signedOut: true })
    }
    inFlight -= 1
    pump()
  }

  function pump() {
    while (state.phase === 'running' && inFlight < WRITES_AT_A_TIME) {
      const index = state.items.findIndex(({ status }) => status.kind === 'waiting')
      const item = state.items[index]
      if (!item) break
      void sendOne(index, item)
    }
    const left = state.items.some(({ status }) => status.kind === 'waiting')
    if (inFlight === 0 && !left && state.phase !== 'finished') change({ phase: 'finished' })
  }

  pump()
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    pause: () => {
      if (state.phase === 'running') change({ phase: 'paused' })
    },
    resume: () => {
      change({ phase: 'running', signedOut: false })
      pump()
    },
    cancel: () => {
      change({
        items: state.items.map((item) =>
          item.status.kind === 'waiting' ? { ...item, status: { kind: 'cancelled' } } : item,
        ),
        phase: 'running',
      })
      pump()
    },
    retryFailed: () => {
      const again = state.items.map((item) =>
        hasFailed(item.status) ? { ...item, status: { kind: 'waiting' } as const } : item,
      )
      change({ items: again, phase: 'running' })
      pump()
    },
  }
}

/** Tells whether an item may be sent once more. */
export function hasFailed({ kind }: ItemStatus): boolean {
  return kind === 'refused' || kind === 'unknown'
}

function statusOf(error: unknown): ItemStatus {
  if (!(error instanceof ApiError)) return { kind: 'unknown', message: String(error) }
  if (error.status === 401) return { kind: 'waiting' }
  const message = `${error.message}${error.status === undefined ? '' : ` (${error.status})`}`
  const answered = error.kind === 'status' && error.status !== undefined && error.status < 500
  return { kind: answered ? 'refused' : 'unknown', message }
}
