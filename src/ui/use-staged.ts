import { startTransition, useEffect, useState } from 'react'
import { afterPaint } from './after-paint'

/** About as many as a dialog shows at once. */
const FIRST = 4
/** How many more parts each frame draws. */
const SLICE = 20

/**
 * How many parts of a long list to draw: at once those that can be in sight, and the others slice by
 * slice once these are on the screen. What has been drawn stays.
 * @param least how many are needed now, as one of them is to be shown
 */
export function useStaged(total: number, least: number): number {
  const [count, setCount] = useState(total > FIRST ? FIRST : Infinity)
  const drawn = Math.max(count, least)
  useEffect(() => {
    if (count === Infinity) return
    const next = drawn + SLICE
    return afterPaint(() => startTransition(() => setCount(next < total ? next : Infinity)))
  }, [count, drawn, total])
  return Math.min(drawn, total)
}
