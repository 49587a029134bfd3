import type { HistoryRegionChange } from '~/api/history-shape'
import type { ServiceHistory } from '~/fleet/history'
import { download } from '~/ui/download'
import { Menu } from '~/ui/Menu'
import { breachesCsv, locationChangesCsv, sharesCsv } from './history-csv'

interface SaveHistoryProps {
  shown: readonly ServiceHistory[]
  changes: readonly HistoryRegionChange[]
  days: number
}

/** What is on the screen as files. */
export function SaveHistory({ shown, changes, days }: SaveHistoryProps) {
  const disabledReason = shown.length === 0 ? 'Nothing was watched' : undefined
  const save = (what: string, make: () => string) =>
    download(`offsite-history-${what}-${days}-days.csv`, make, 'text/csv')
  return (
    <Menu
      label="Export"
      items={[
        {
          label: 'Breaches (CSV)',
          onSelect: () => save('breaches', () => breachesCsv(shown)),
          disabledReason,
        },
        {
          label: 'Location changes (CSV)',
          onSelect: () => save('location-changes', () => locationChangesCsv(changes)),
          disabledReason,
        },
        {
          label: 'Time protected (CSV)',
          onSelect: () => save('shares', () => sharesCsv(shown)),
          disabledReason,
        },
      ]}
    />
  )
}
