import { useQuery } from '@tanstack/react-query'
import type { Fleet } from '~/hooks/use-fleet'
import { serverNow } from '~/api/server-clock'
import { apiUrlOf, sessionQuery } from '~/api/session'
import type { CoverageRow } from '~/fleet/coverage'
import { NEAR_KM } from '~/backup/placement'
import { useResidency } from '~/hooks/use-residency'
import { download } from '~/ui/download'
import { Menu } from '~/ui/Menu'
import { evidenceCsv, evidenceJson, evidenceReport, type EvidenceContext } from './evidence'
import { unreadReason } from '~/components/Reading'
import type { CoverageSearch } from './search'

interface EvidenceMenuProps {
  fleet: Fleet
  /** What is on the screen, in its order. */
  rows: readonly CoverageRow[]
  search: CoverageSearch
}

/** What is on the screen as a file, with all that makes it a proof. */
export function EvidenceMenu({ fleet, rows, search }: EvidenceMenuProps) {
  const { data: session } = useQuery(sessionQuery)
  const policyOf = useResidency()

  function context(): EvidenceContext {
    return {
      madeAt: iso(Date.now()),
      readFrom: iso(fleet.readFrom ?? Date.now()),
      readTo: iso(fleet.readTo ?? Date.now()),
      reader: session?.user?.email,
      api: session ? apiUrlOf(session) : 'unknown',
      filters: filterWords(search),
      unread: fleet.unread.map((one) => ({ project: one.project, reason: unreadReason(one) })),
      nearKm: search.km ?? NEAR_KM,
      policyOf,
    }
  }

  function save(make: (rows: readonly CoverageRow[], context: EvidenceContext) => string) {
    return (extension: string, type: string) => {
      const all = context()
      download(`offsite-coverage-${all.madeAt.slice(0, 10)}.${extension}`, make(rows, all), type)
    }
  }

  const disabledReason = fleet.reading
    ? 'Some projects are still being read'
    : rows.length === 0
      ? 'There is no service to tell of'
      : undefined
  return (
    <Menu
      label="Evidence"
      items={[
        {
          label: 'Table as CSV',
          onSelect: () => save(evidenceCsv)('csv', 'text/csv'),
          disabledReason,
        },
        {
          label: 'All of it as JSON',
          onSelect: () => save(evidenceJson)('json', 'application/json'),
          disabledReason,
        },
        {
          label: 'Report to print',
          onSelect: () => save(evidenceReport)('html', 'text/html'),
          disabledReason,
        },
      ]}
    />
  )
}

/** By the clock that wrote the times of the backups. */
function iso(browserTime: number): string {
  return new Date(serverNow(browserTime)).toISOString()
}

function filterWords(search: CoverageSearch): string {
  const { q, state, project, provider, region, type, warning } = search
  return Object.entries({ search: q, state, project, provider, region, type, warning })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}
