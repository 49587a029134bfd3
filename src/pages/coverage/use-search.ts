import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { afterPaint } from '~/ui/after-paint'
import { SEARCH_KEYS, type CoverageSearch } from './search-params'

const route = getRouteApi('/coverage')

export type SetSearch = (change: Partial<CoverageSearch>, replace?: boolean) => void

interface Ahead {
  /** What the URL said when the change was made. */
  of: CoverageSearch
  search: CoverageSearch
}

/**
 * What is shown, from the URL, and a way to change it there. A change is shown first and written to
 * the URL in the next moment: with ten thousand rows, waiting for the router can be felt.
 */
export function useSearch(): [CoverageSearch, SetSearch] {
  const written = route.useSearch()
  const navigate = route.useNavigate()
  const [ahead, setAhead] = useState<Ahead>()
  const current = useRef(written)
  const waiting = useRef<{ change: Partial<CoverageSearch>; replace: boolean }>(undefined)
  const callOff = useRef<() => void>(undefined)

  // Once the URL has changed, by this or by going back, it alone counts; where it says the same, it
  // is the same object, for which nothing is drawn again.
  const search =
    ahead && (ahead.of === written || isSame(ahead.search, written)) ? ahead.search : written

  const set = useCallback<SetSearch>(
    (change, replace = false) => {
      const before = waiting.current
      const all = { ...before?.change, ...change }
      waiting.current = { change: all, replace: replace && (before?.replace ?? true) }
      setAhead({ of: current.current, search: { ...current.current, ...all } })
      callOff.current?.()
      callOff.current = afterPaint(() => {
        const { change = {}, replace = false } = waiting.current ?? {}
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

function isSame(a: CoverageSearch, b: CoverageSearch): boolean {
  return SEARCH_KEYS.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))
}
