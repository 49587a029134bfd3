import { getRouteApi } from '@tanstack/react-router'
import { useSearchAhead, type SetSearch as SetSearchAhead } from '~/hooks/use-search-ahead'
import type { CoverageSearch } from './search-params'

const route = getRouteApi('/coverage')

export type SetSearch = SetSearchAhead<CoverageSearch>

/** What the page shows, from the URL, and a way to change it there. */
export function useSearch(): [CoverageSearch, SetSearch] {
  return useSearchAhead<CoverageSearch>(route.useSearch(), route.useNavigate())
}
