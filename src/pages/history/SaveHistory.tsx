import type { ServiceHistory } from '~/fleet/history'
import { download } from '~/ui/download'
import { Menu } from '~/ui/Menu'
import { breachesCsv, sharesCsv } from './history-csv'

/** What is on the screen as files. */
export function SaveHistory({ shown, days }: { shown: readonly ServiceHistory[]; days: number }) {
  const disabledReason = shown.length === 0 ? 'Nothing was watched' : undefined
  const save = (what: string, make: typeof sharesCsv) =>
    download(`offsite-history-${what}-${days}-days.csv`, () => make(shown), 'text/csv')
  return (
    <Menu
      label="Export"
      items={[
        {
          label: 'Breaches (CSV)',
          onSelect: () => save('breaches', breachesCsv),
          disabledReason,
        },
        {
          label: 'Time protected (CSV)',
          onSelect: () => save('shares', sharesCsv),
          disabledReason,
        },
      ]}
    />
  )
}
