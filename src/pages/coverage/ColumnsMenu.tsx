import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { looks } from '~/ui/looks'
import { Popover } from '~/ui/Popover'
import { COLUMNS } from './columns'
import { COLUMN_KEYS, type ColumnKey, type CoverageSearch } from './search-params'
import type { SetSearch } from './use-search'

interface ColumnsMenuProps {
  /** Those that were chosen; undefined where the width decides. */
  chosen: CoverageSearch['columns']
  shown: readonly ColumnKey[]
  set: SetSearch
}

/** Chooses the table's columns, and says which of them the window is too narrow for. */
export function ColumnsMenu({ chosen, shown, set }: ColumnsMenuProps) {
  const wanted: readonly ColumnKey[] = chosen ?? COLUMN_KEYS
  return (
    <Popover label="Columns">
      {COLUMN_KEYS.filter((key) => key !== 'service').map((key) => (
        <Checkbox
          key={key}
          label={
            <>
              {COLUMNS[key].label}
              {wanted.includes(key) && !shown.includes(key) && (
                <span className={looks.small}> Hidden: the window is too narrow</span>
              )}
            </>
          }
          checked={wanted.includes(key)}
          onChange={(on) => set({ columns: changed(wanted, key, on) }, true)}
        />
      ))}
      <p className={looks.small}>By default, the columns that fit are shown.</p>
      {chosen && (
        <Button look="quiet" small onClick={() => set({ columns: undefined }, true)}>
          Fit to width
        </Button>
      )}
    </Popover>
  )
}

function changed(before: readonly ColumnKey[], key: ColumnKey, on: boolean): ColumnKey[] {
  return COLUMN_KEYS.filter((one) => (one === key ? on : before.includes(one)))
}
