import { memo, useMemo } from 'react'
import type { CoverageRow } from '~/fleet/coverage'
import { NEAR_KM, PLACEMENT_WARNINGS, type PlacementWarning } from '~/backup/placement'
import { PLACEMENT_WORDS } from '~/words/placement'
import { count, formatNumber } from '~/lib/format'
import { Checkbox } from '~/ui/Checkbox'
import { Select, TextField } from '~/ui/Field'
import { SearchField } from '~/ui/SearchField'
import { ColumnsMenu } from './ColumnsMenu'
import styles from './CoverageFilters.module.css'
import { SavedViews } from './SavedViews'
import type { ColumnKey, CoverageSearch } from './search-params'
import type { SetSearch } from './use-search'

interface FiltersProps {
  /** All rows: how many have each warning. */
  rows: readonly CoverageRow[]
  /** It is known where clouds are. */
  placed: boolean
  /** How many forks were made for a drill or a recovery. */
  forks: number
  /** Not all of those that are shown are in the page. */
  hidesRows: boolean
  /** The columns that the table shows. */
  columns: readonly ColumnKey[]
  search: CoverageSearch
  set: SetSearch
}

export const Filters = memo(function Filters(props: FiltersProps) {
  const { rows, placed, forks, hidesRows, columns, search, set } = props
  const counts = useMemo(() => countWarnings(rows), [rows])
  return (
    <search className={styles.filters}>
      <div className={styles.search}>
        <SearchField
          label="Search services of all projects"
          placeholder="Name, project, type, region, tag"
          value={search.q ?? ''}
          hidesRows={hidesRows}
          onChange={(q) => set({ q: q === '' ? undefined : q }, true)}
        />
      </div>
      <Select
        label="Placement"
        value={search.warning ?? ''}
        onChange={({ target }) => set({ warning: warningNamed(target.value) })}
      >
        <option value="">All</option>
        <option value="any">
          {`Any warning (${placed ? '' : 'at least '}${formatNumber(counts.any)})`}
        </option>
        {PLACEMENT_WARNINGS.map((warning) => (
          <option key={warning} value={warning}>
            {`${PLACEMENT_WORDS[warning]} (${
              placed || warning !== 'copy-too-near' ? formatNumber(counts[warning]) : 'unknown'
            })`}
          </option>
        ))}
      </Select>
      <div>
        <TextField
          label="Minimum distance (km)"
          type="number"
          min={0}
          max={20_000}
          step={50}
          value={search.km ?? NEAR_KM}
          onChange={({ target }) => {
            const km = Math.round(target.valueAsNumber)
            if (km >= 0 && km <= 20_000) set({ km: km === NEAR_KM ? undefined : km }, true)
          }}
        />
      </div>
      {forks > 0 && (
        <Checkbox
          label={`Show ${count(forks, 'fork')} made by drills and recoveries`}
          checked={search.forks === true}
          onChange={(on) => set({ forks: on || undefined })}
        />
      )}
      <div className={styles.tools}>
        <ColumnsMenu chosen={search.columns} shown={columns} set={set} />
        <SavedViews search={search} />
      </div>
    </search>
  )
})

function warningNamed(value: string): CoverageSearch['warning'] {
  return ([...PLACEMENT_WARNINGS, 'any'] as const).find((warning) => warning === value)
}

function countWarnings(rows: readonly CoverageRow[]): Record<PlacementWarning | 'any', number> {
  const counts: Record<string, number> = { any: 0 }
  for (const warning of PLACEMENT_WARNINGS) counts[warning] = 0
  for (const { warnings } of rows) {
    if (warnings.length > 0) counts['any'] = (counts['any'] ?? 0) + 1
    for (const warning of warnings) counts[warning] = (counts[warning] ?? 0) + 1
  }
  return counts
}
