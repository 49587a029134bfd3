import { clsx } from 'clsx'
import { memo } from 'react'
import { formatNumber } from '~/lib/format'
import type { Coverage } from '~/fleet/coverage'
import { PROTECTION_STATES, type ProtectionState } from '~/backup/protection'
import { PROTECTION_WORDS } from '~/words/protection'
import styles from './Counters.module.css'
import type { SetSearch } from './use-search'
import type { CoverageSearch } from './search-params'

interface CountersProps {
  coverage: Coverage
  /** The state that alone is shown. */
  state: CoverageSearch['state']
  set: SetSearch
}

/** States that most fleets do not have: shown only where there is one. */
const RARE: ReadonlySet<ProtectionState> = new Set(['unknown', 'checking'])

/** How many services are in each state; a click shows only those. */
export const Counters = memo(function Counters(props: CountersProps) {
  const { coverage, set } = props
  return (
    <ul className={styles.counters} aria-label="Services by protection state">
      {PROTECTION_STATES.filter(
        (state) => !RARE.has(state) || coverage.counts[state] > 0 || props.state === state,
      ).map((state) => {
        const { label, tone } = PROTECTION_WORDS[state]
        const chosen = props.state === state
        return (
          <li key={state}>
            <button
              type="button"
              className={clsx(styles.counter, styles[tone])}
              aria-pressed={chosen}
              onClick={() => set({ state: chosen ? undefined : state })}
            >
              <span className={styles.number}>{formatNumber(coverage.counts[state])}</span>
              <span className={styles.label}>{label}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
})
