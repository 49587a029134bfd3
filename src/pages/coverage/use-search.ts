import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { CoverageSearch } from './search'

const route = getRouteApi('/coverage')

export type SetSearch = (change: Partial<CoverageSearch>, replace?: boolean) => void

/** What is shown, from the URL, and a way to change it there. */
export function useSearch(): [CoverageSearch, SetSearch] {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = useCallback<SetSearch>(
    (change, replace = false) =>
      void navigate({
        search: (before) => ({ ...before, ...change }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  )
  return [search, set]
}
