import { formatNumber } from '~/lib/format'
import { GROUPINGS, type Grouping } from '~/fleet/groupings'
import { memo, useMemo, useState } from 'react'
import { coveragePercent, tallyBy, type Coverage, type CoverageRow } from '~/fleet/coverage'
import { PROTECTION_STATES } from '~/backup/protection'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceTypeName } from '~/words/service'
import { Button } from '~/ui/Button'
import { Section } from '~/ui/Section'
import { Segments } from '~/ui/Segments'
import styles from './Breakdown.module.css'
import type { CoverageSearch } from './search-params'
import type { SetSearch } from './use-search'

const LABELS: Record<Grouping, string> = {
  project: 'Project',
  provider: 'Provider',
  region: 'Region',
  type: 'Type',
}

/** How many groups are shown at first. */
const FIRST = 6

interface BreakdownProps {
  rows: readonly CoverageRow[]
  search: CoverageSearch
  set: SetSearch
}

/** Where protection is missing: coverage by project, provider, region or type, the worst first. */
export function Breakdown({ rows, search, set }: BreakdownProps) {
  const by = search.by ?? 'project'
  const [all, setAll] = useState(false)
  const groups = useMemo(() => tallyBy(rows, by), [rows, by])
  const shown = useMemo(() => (all ? groups : groups.slice(0, FIRST)), [all, groups])
  return (
    <Section
      title="Coverage breakdown"
      level={2}
      actions={
        <Segments
          legend="By"
          values={GROUPINGS}
          labels={LABELS}
          value={by}
          onChange={(next) => set({ by: next === 'project' ? undefined : next }, true)}
        />
      }
    >
      <Groups groups={shown} by={by} chosen={search[by]} set={set} />
      {groups.length > FIRST && (
        <Button look="quiet" small onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${formatNumber(groups.length)}`}
        </Button>
      )}
    </Section>
  )
}

interface GroupsProps {
  groups: ReturnType<typeof tallyBy>
  by: Grouping
  /** The group that alone is shown. */
  chosen: string | undefined
  set: SetSearch
}

const Groups = memo(function Groups({ groups, by, chosen, set }: GroupsProps) {
  return (
    <table className={styles.table} aria-label={`Coverage by ${LABELS[by].toLowerCase()}`}>
      <colgroup>
        <col className={styles.nameColumn} />
        <col />
        <col className={styles.figuresColumn} />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{LABELS[by]}</th>
          <th scope="col">States</th>
          <th scope="col">Protected</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, coverage }) => (
          <tr key={name}>
            <th scope="row">
              <button
                type="button"
                className={styles.group}
                aria-pressed={chosen === name}
                title={name}
                onClick={() => set({ [by]: chosen === name ? undefined : name })}
              >
                {by === 'type' ? serviceTypeName(name) : name}
              </button>
            </th>
            <td className={styles.barCell}>
              <Bar coverage={coverage} />
            </td>
            <td className={styles.figures}>{figures(coverage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
})

function figures(coverage: Coverage): string {
  const percent = coveragePercent(coverage)
  return percent === undefined
    ? `${formatNumber(coverage.total)} not supported`
    : `${formatNumber(coverage.counts.protected)} of ${formatNumber(coverage.supported)} · ${percent} %`
}

/** The good part first, as a level that rises; what cannot be protected is not in it. */
const BAR_ORDER = PROTECTION_STATES.filter((state) => state !== 'not-supported').toReversed()

/** The states of some services as parts of a bar. The figures beside it say the same in text. */
export function Bar({ coverage }: { coverage: Coverage }) {
  const words = BAR_ORDER.filter((state) => coverage.counts[state] > 0)
    .map((state) => `${coverage.counts[state]} ${PROTECTION_WORDS[state].label.toLowerCase()}`)
    .join(', ')
  return (
    <div className={styles.bar} role="img" aria-label={words || 'none supported'}>
      {BAR_ORDER.map(
        (state) =>
          coverage.counts[state] > 0 && (
            <span
              key={state}
              data-state={state}
              style={{ flexGrow: coverage.counts[state] }}
              title={`${formatNumber(coverage.counts[state])} ${PROTECTION_WORDS[state].label}`}
            />
          ),
      )}
    </div>
  )
}
