import { searchFor, type OutageSearch } from './search-params'

/** Where a link, or a click on the map, leads: to the outage of a region, without leaving the place. */
export function regionLink(cloud: string) {
  return {
    from: '/outage',
    to: '/outage',
    search: (before: OutageSearch) => ({
      ...before,
      ...searchFor({ kind: 'region', name: cloud }),
    }),
    resetScroll: false,
  } as const
}
