import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A handler that is the same function at every drawing and does what the newest one would: for parts
 * that are drawn anew only where what they show has changed.
 * @param handler is never called while something is drawn
 */
export function useStable<Args extends unknown[], Result>(
  handler: (...args: Args) => Result,
): (...args: Args) => Result {
  const newest = useRef(handler)
  useLayoutEffect(() => {
    newest.current = handler
  })
  return useCallback((...args) => newest.current(...args), [])
}
