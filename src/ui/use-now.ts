import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for all texts that grow older: it runs while somebody listens. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/**
 * The browser's time, rounded down: the component re-renders when the rounded time changes.
 * @param seconds how fine: 1 for "8 s ago", 10 for minutes and more
 * @returns milliseconds since 1970 UTC
 */
export function useNow(seconds: number): number {
  const step = seconds * 1000
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step)
}
