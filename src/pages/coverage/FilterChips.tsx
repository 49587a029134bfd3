import { clsx } from 'clsx'
import { useRef, type MouseEvent } from 'react'
import { PLACEMENT_WORDS } from '~/words/placement'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceTypeName } from '~/words/service'
import { count, formatNumber } from '~/lib/format'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { looks } from '~/ui/looks'
import { UserText } from '~/ui/UserText'
import styles from './FilterChips.module.css'
import type { CoverageSearch } from './search-params'
import type { SetSearch } from './use-search'

interface FilterChipsProps {
  /** How many services there are, and how many of them the filters leave. */
  total: number
  shown: number
  search: CoverageSearch
  set: SetSearch
}

/** How many services are listed, and each filter in force with a way to remove it. */
export function FilterChips({ total, shown, search, set }: FilterChipsProps) {
  const figure = useRef<HTMLParagraphElement>(null)
  const filters = listFilters(search)

  function remove(key: FilterKey, { currentTarget }: MouseEvent) {
    // The button is about to go, and would take the focus with it.
    const chip = currentTarget.closest('li')
    const next = chip?.nextElementSibling ?? chip?.previousElementSibling
    const heir = next?.querySelector('button') ?? figure.current
    heir?.focus()
    set({ [key]: undefined })
  }

  function clear() {
    figure.current?.focus()
    set(Object.fromEntries(filters.map(({ key }) => [key, undefined])))
  }

  return (
    <div className={clsx(looks.buttons, styles.filters)}>
      <p ref={figure} role="status" tabIndex={-1} className={looks.small}>
        {shown === total
          ? count(total, 'service')
          : `${formatNumber(shown)} of ${count(total, 'service')}`}
      </p>
      {filters.length > 0 && (
        <ul aria-label="Filters" className={looks.buttons}>
          {filters.map(({ key, text }) => (
            <li key={key}>
              <Button
                small
                aria-label={`Remove filter ${text}`}
                onClick={(event) => remove(key, event)}
              >
                <UserText text={text} />
                <CloseIcon />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {filters.length > 1 && (
        <Button small look="quiet" onClick={clear}>
          Clear all
        </Button>
      )}
    </div>
  )
}

type FilterKey = keyof CoverageSearch

/** The filters that are set, in words. */
function listFilters(search: CoverageSearch): { key: FilterKey; text: string }[] {
  const { q, project, provider, region, type, warning, policy, state, km, forks } = search
  const words: [FilterKey, string | false | undefined][] = [
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
  return words.flatMap(([key, text]) => (text ? [{ key, text }] : []))
}

function warningLabel(warning: NonNullable<CoverageSearch['warning']>): string {
  return warning === 'any' ? 'Any warning' : PLACEMENT_WORDS[warning]
}
