import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { afterPaint } from '~/ui/after-paint'

export type SetSearch<Search> = (change: Partial<Search>, replace?: boolean) => void

/** What a route's `useNavigate` returns, as far as it is needed here. */
type Navigate<Search> = (to: {
  search: (before: Search) => Search
  replace: boolean
  resetScroll: false
}) => Promise<void>

interface Ahead<Search> {
  /** What the URL said when the change was made. */
  before: Search
  search: Search
}

/**
 * The search params that a page shows, from the URL, and a way to change them there. A change is shown
 * first and written to the URL in the next moment: waiting for the router can be felt.
 * @param written the route's search params; the same object until they are others
 * @param navigate the route's; the same function each time
 */
export function useSearchAhead<Search extends object>(
  written: Search,
  navigate: Navigate<Search>,
): [Search, SetSearch<Search>] {
  const [ahead, setAhead] = useState<Ahead<Search>>()
  const current = useRef(written)
  const waiting = useRef<{ change: Partial<Search>; replace: boolean }>(undefined)
  const callOff = useRef<() => void>(undefined)

  // Once the URL has changed, by this or by going back, it alone counts; where it says the same, it
  // is the same object, for which nothing re-renders.
  const search =
    ahead && (ahead.before === written || isSame(ahead.search, written)) ? ahead.search : written

  const set = useCallback<SetSearch<Search>>(
    (change, replace = false) => {
      const before = waiting.current
      const all = { ...before?.change, ...change }
      waiting.current = { change: all, replace: replace && (before?.replace ?? true) }
      setAhead({ before: current.current, search: { ...current.current, ...all } })
      callOff.current?.()
      callOff.current = afterPaint(() => {
        const { change, replace = false } = waiting.current ?? {}
        waiting.current = undefined
        void navigate({
          search: (old) => ({ ...old, ...change }),
          replace,
          resetScroll: false,
        })
      })
    },
    [navigate],
  )
  useLayoutEffect(() => {
    current.current = written
  }, [written])
  // Whoever has gone elsewhere meanwhile is not brought back.
  useEffect(() => () => callOff.current?.(), [])
  return [search, set]
}

function isSame<Search extends object>(a: Search, b: Search): boolean {
  const all: Search = { ...a, ...b }
  for (const key in all) if (JSON.stringify(a[key]) !== JSON.stringify(b[key])) return false
  return true
}
