import type { Cloud } from '~/api/clouds'
import { providerName } from '~/backup/clouds'
import type { Filter } from '~/ui/FilterChips'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import type { ServicesSearch } from './search-params'

/** The filters that are set, in words. */
export function filtersInWords(
  search: ServicesSearch,
  clouds: readonly Cloud[],
): Filter<keyof ServicesSearch>[] {
  const { q, status, type, provider, backup } = search
  return [
    ['q', q && `Search: ${q}`],
    ['status', status && `Status: ${serviceStateWords(status).label}`],
    ['type', type && `Type: ${serviceTypeName(type)}`],
    ['provider', provider && `Provider: ${providerName(provider, clouds)}`],
    ['backup', backup && `Protection: ${PROTECTION_WORDS[backup].label}`],
  ]
}
