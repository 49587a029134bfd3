import { useCallback, useEffect, useRef } from 'react'

/** For what comes of a request later: whether what asked for it is still on the screen. */
export function useIsMounted(): () => boolean {
  const mounted = useRef(false)
  // Only React knows when it takes a component away.
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  return useCallback(() => mounted.current, [])
}
