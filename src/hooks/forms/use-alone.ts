import { useRef } from 'react'

/**
 * For work that must not be under way twice: what is asked for meanwhile is ignored, as a second
 * click can come before the first one has been drawn.
 * @returns does the work and returns its result; undefined where it was ignored
 */
export function useAlone() {
  const busy = useRef(false)
  return async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    try {
      return await work()
    } finally {
      busy.current = false
    }
  }
}
