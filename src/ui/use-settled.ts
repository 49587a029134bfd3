import { startTransition, useEffect, useState } from 'react'
import { afterPaint } from './after-paint'

/**
 * A value for what may follow a moment later: it stays as it was until what else has changed is on the
 * screen. Unlike `useDeferredValue`, its work does not come between the change and its frame.
 */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState({ value })
  useEffect(() => {
    if (settled.value === value) return
    return afterPaint(() => startTransition(() => setSettled({ value })))
  }, [settled, value])
  return settled.value
}
