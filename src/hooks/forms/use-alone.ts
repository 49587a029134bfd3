import { useRef } from 'react'

/**
 * For work that must not be under way twice: what is asked for meanwhile is ignored, as a second
 * click can come before the first one has been drawn.
 */
export function useAlone(): (work: () => Promise<void>) => Promise<void> {
  const busy = useRef(false)
  return async (work) => {
    if (busy.current) return
    busy.current = true
    try {
      await work()
    } finally {
      busy.current = false
    }
  }
}
