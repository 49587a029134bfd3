/** How it stands with one of a batch. */
export type Entry<Outcome> =
  /** Nothing was sent for it yet. */
  | { state: 'waiting' }
  | { state: 'sending' }
  | { state: 'done'; outcome: Outcome }
  | { state: 'failed'; error: Error }

export interface BatchState<Outcome> {
  entries: ReadonlyMap<string, Entry<Outcome>>
  paused: boolean
}

interface BatchOptions<Item, Outcome> {
  /** How many may be under way at any time. */
  atOnce: number
  send: (item: Item) => Promise<Outcome>
  /** Told of every failure; true keeps back what was not sent yet, as when the session has ended. */
  stopsAll?: (error: Error) => boolean
  /** Nothing has come of it, and it is to be sent once more: it waits again, unless it was cancelled. */
  isUnsent?: (error: Error) => boolean
}

/** Requests that are sent a few at a time, each of them once. */
export interface Batch<Item, Outcome> {
  /** Sends these, in this order, after what waits already. What waits or is under way stays as it is. */
  add: (items: readonly (readonly [id: string, item: Item])[]) => void
  /** Nothing more is sent until `resume`; what is under way goes on. */
  pause: () => void
  resume: () => void
  /** Forgets what was not sent yet. */
  cancel: () => void
  get: () => BatchState<Outcome>
  subscribe: (listener: () => void) => () => void
}

/** A batch that nothing was added to yet. */
export function createBatch<Item, Outcome>({
  atOnce,
  send,
  stopsAll = () => false,
  isUnsent = () => false,
}: BatchOptions<Item, Outcome>): Batch<Item, Outcome> {
  const listeners = new Set<() => void>()
  const waiting = new Map<string, Item>()
  let underWay = 0
  let cancels = 0
  let state: BatchState<Outcome> = { entries: new Map(), paused: false }

  function change(next: Partial<BatchState<Outcome>>) {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  function note(id: string, entry: Entry<Outcome>) {
    change({ entries: new Map(state.entries).set(id, entry) })
  }

  function sendMore() {
    while (!state.paused && underWay < atOnce) {
      const [next] = waiting
      if (next === undefined) return
      const [id, item] = next
      waiting.delete(id)
      underWay += 1
      note(id, { state: 'sending' })
      void sendOne(id, item)
    }
  }

  async function sendOne(id: string, item: Item) {
    const before = cancels
    try {
      note(id, { state: 'done', outcome: await send(item) })
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      if (stopsAll(error)) change({ paused: true })
      if (isUnsent(error) && cancels === before) {
        waiting.set(id, item)
        note(id, { state: 'waiting' })
      } else note(id, { state: 'failed', error })
    }
    underWay -= 1
    sendMore()
  }

  return {
    add: (items) => {
      const entries = new Map(state.entries)
      for (const [id, item] of items) {
        const before = entries.get(id)?.state
        if (before === 'waiting' || before === 'sending') continue
        entries.set(id, { state: 'waiting' })
        waiting.set(id, item)
      }
      change({ entries })
      sendMore()
    },
    pause: () => change({ paused: true }),
    resume: () => {
      change({ paused: false })
      sendMore()
    },
    cancel: () => {
      const entries = new Map(state.entries)
      for (const id of waiting.keys()) entries.delete(id)
      waiting.clear()
      cancels += 1
      change({ entries, paused: false })
    },
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
