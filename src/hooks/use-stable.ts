import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * A handler that is the same function on every render and does what the newest one would: for parts
 * that re-render only where what they show has changed.
 * @param handler is never called during a render
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
