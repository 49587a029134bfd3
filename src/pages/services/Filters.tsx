import { memo, useMemo } from 'react'
import type { Cloud } from '~/api/clouds'
import { providerName } from '~/backup/clouds'
import { PROTECTION_STATES } from '~/backup/protection'
import type { SetSearch } from '~/hooks/use-search-ahead'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import { Select } from '~/ui/Field'
import { SearchField } from '~/ui/SearchField'
import styles from './Filters.module.css'
import type { Row } from './rows'
import type { ServicesSearch } from './search-params'

interface FiltersProps {
  rows: readonly Row[]
  clouds: readonly Cloud[]
  /** Not all of those that are shown are in the page. */
  hidesRows: boolean
  search: ServicesSearch
  set: SetSearch<ServicesSearch>
}

/** Offers only values that occur, and the one that is chosen even where it does not. */
export const Filters = memo(function Filters(props: FiltersProps) {
  const { rows, clouds, hidesRows, search, set } = props
  const occurring = useMemo(
    () => ({
      status: new Set(rows.map(({ service }) => service.state)),
      type: new Set(rows.map(({ service }) => service.type)),
      provider: new Set(rows.map(({ provider }) => provider)),
    }),
    [rows],
  )
  const choices = (field: keyof typeof occurring) => {
    const chosen = search[field]
    return [...new Set([...occurring[field], ...(chosen === undefined ? [] : [chosen])])].sort()
  }

  return (
    <search className={styles.filters}>
      <SearchField
        label="Search services"
        placeholder="Name, type, plan, cloud, tag"
        value={search.q ?? ''}
        hidesRows={hidesRows}
        onChange={(q) => set({ q: q === '' ? undefined : q }, true)}
      />
      <Select
        label="Status"
        value={search.status ?? ''}
        onChange={({ target }) => set({ status: target.value || undefined })}
      >
        <option value="">All</option>
        {choices('status').map((state) => (
          <option key={state} value={state}>
            {serviceStateWords(state).label}
          </option>
        ))}
      </Select>
      <Select
        label="Type"
        value={search.type ?? ''}
        onChange={({ target }) => set({ type: target.value || undefined })}
      >
        <option value="">All</option>
        {choices('type').map((type) => (
          <option key={type} value={type}>
            {serviceTypeName(type)}
          </option>
        ))}
      </Select>
      <Select
        label="Provider"
        value={search.provider ?? ''}
        onChange={({ target }) => set({ provider: target.value || undefined })}
      >
        <option value="">All</option>
        {choices('provider').map((provider) => (
          <option key={provider} value={provider}>
            {providerName(provider, clouds)}
          </option>
        ))}
      </Select>
      <Select
        label="Protection"
        value={search.backup ?? ''}
        onChange={({ target }) =>
          set({ backup: PROTECTION_STATES.find((state) => state === target.value) })
        }
      >
        <option value="">All</option>
        {PROTECTION_STATES.map((state) => (
          <option key={state} value={state}>
            {PROTECTION_WORDS[state].label}
          </option>
        ))}
      </Select>
    </search>
  )
})
