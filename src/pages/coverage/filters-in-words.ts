import { formatNumber } from '~/lib/format'
import type { Filter } from '~/ui/FilterChips'
import { PLACEMENT_WORDS } from '~/words/placement'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceTypeName } from '~/words/service'
import type { CoverageSearch } from './search-params'

/** The filters that are set, in words. */
export function filtersInWords(search: CoverageSearch): Filter<keyof CoverageSearch>[] {
  const { q, project, provider, region, type, warning, policy, state, km, forks } = search
  return [
    ['q', q && `Search: ${q}`],
    ['project', project && `Project: ${project}`],
    ['provider', provider && `Provider: ${provider}`],
    ['region', region && `Region: ${region}`],
    ['type', type && `Type: ${serviceTypeName(type)}`],
    ['warning', warning && `Placement: ${warningLabel(warning)}`],
    ['policy', policy && `Policy: ${policy}`],
    ['state', state && `Protection: ${PROTECTION_WORDS[state].label}`],
    ['km', km !== undefined && `Minimum distance: ${formatNumber(km)} km`],
    ['forks', forks && 'Forks: shown'],
  ]
}

function warningLabel(warning: NonNullable<CoverageSearch['warning']>): string {
  return warning === 'any' ? 'Any warning' : PLACEMENT_WORDS[warning]
}
