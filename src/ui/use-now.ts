import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let ticks = 0

/** One timer for all texts that grow older: it runs while somebody listens. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    ticks += 1
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
 * Draws the component again whenever so many seconds have passed.
 * @param seconds how fine the text is: 1 for "8 s ago", 30 for minutes and more
 */
export function useTick(seconds: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(ticks / seconds))
}
