import type { Store } from './store'

/** The sandbox's time: real time plus an offset that is kept in the store. */
export interface Clock {
  /** ms since the epoch */
  now(): number
  /** ms that the sandbox is ahead of real time */
  offset(): number
  /** Moves time forward by `ms`, for good. */
  advance(ms: number): void
}

const KEY = 'clock_offset'

/** @param realNow ms since the epoch */
export function createClock(realNow: () => number, store: Store): Clock {
  const offset = () => Number(store.meta(KEY) ?? 0)
  return {
    now: () => realNow() + offset(),
    offset,
    advance: (ms) => store.setMeta(KEY, String(offset() + ms)),
  }
}
