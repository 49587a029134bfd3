import { useQuery } from '@tanstack/react-query'
import type { Fleet } from '~/hooks/use-fleet'
import { historyQuery } from '~/api/history'
import type { HistoryAnswer } from '~/api/history-shape'
import { serverNow } from '~/api/server-clock'
import { sessionQuery, type Session } from '~/api/session'
import type { CoverageRow } from '~/fleet/coverage'
import { fleetKey } from '~/fleet/fleet-key'
import { readHistory, watchedSeconds } from '~/fleet/history'
import { NEAR_KM } from '~/backup/placement'
import { consolePolicy } from '~/policy/console-policy'
import { writePolicy } from '~/policy/write-policy'
import { download } from '~/ui/download'
import { Menu } from '~/ui/Menu'
import { evidenceCsv, evidenceJson, type EvidenceContext } from './evidence'
import { evidenceReport } from './evidence-report'
import { unreadReason } from '~/components/Reading'
import type { CoverageSearch } from './search-params'
import type { CoverageRows } from './use-rows'
import { count } from '~/lib/format'
import { inEnglish } from '~/lib/locale'
import { cloudsReason } from '~/words/clouds'
import { historyWords } from '~/words/history'
import { findApiUrl } from '~/equivalents/api-url'

/** The period that the evidence covers, in days. */
const DAYS = 90

interface EvidenceMenuProps {
  fleet: Fleet
  coverage: CoverageRows
  /** What is on the screen, in its order. */
  rows: readonly CoverageRow[]
  search: CoverageSearch
}

/** Saves what is on the screen to a file, with who read it, when and from where. */
export function EvidenceMenu({ fleet, coverage, rows, search }: EvidenceMenuProps) {
  const { data: session } = useQuery(sessionQuery)
  const { data: history } = useQuery({
    ...historyQuery(`${DAYS}`),
    enabled: session?.history === true,
  })
  const { findPolicy } = coverage.standards

  async function save({ make, extension, type }: Format) {
    const context = inEnglish(() =>
      makeContext({ fleet, session, search, findPolicy, history, rows }),
    )
    const day = context.madeAt.slice(0, 10)
    const content = await inEnglish(() => make(rows, context))
    download(`offsite-coverage-${day}.${extension}`, () => content, type)
  }

  const { lookups, listed } = coverage
  const { open } = lookups
  const disabledReason = fleet.reading
    ? STILL_LOADING
    : rows.length === 0
      ? 'No services match'
      : listed.state !== 'known'
        ? cloudsReason(listed.state)
        : open > 0
          ? `${count(open, 'service')} not checked yet: check them all first`
          : undefined
  /** What is to hold, of all services: not only of those on the screen. */
  function makePolicy() {
    const { madeAt, unread } = makeContext({ fleet, session, search, findPolicy, history, rows })
    const services = coverage.toProtect.map(({ service }) => service)
    return writePolicy(consolePolicy({ services, findPolicy }), {
      madeAt,
      unread: unread.map(({ project, reason }) => `${project}: ${reason}`),
    })
  }

  return (
    <Menu
      label="Export"
      items={[
        ...FORMATS.map((format) => ({
          label: format.label,
          onSelect: () => void save(format),
          disabledReason,
        })),
        {
          label: 'Policy for offsite check (YAML)',
          onSelect: () => download('offsite.yaml', makePolicy, 'application/yaml'),
          disabledReason: fleet.reading ? STILL_LOADING : undefined,
        },
      ]}
    />
  )
}

const STILL_LOADING = 'Some projects are still loading'

interface ContextSource {
  fleet: Fleet
  session: Session | undefined
  search: CoverageSearch
  findPolicy: EvidenceContext['findPolicy']
  history: HistoryAnswer | undefined
  rows: readonly CoverageRow[]
}

function makeContext(source: ContextSource): EvidenceContext {
  const { fleet, session, search, findPolicy, history, rows } = source
  const now = Date.now()
  return {
    madeAt: iso(now),
    readFrom: iso(fleet.readFrom ?? now),
    readTo: iso(fleet.readTo ?? now),
    reader: session?.user?.email,
    api: session ? findApiUrl(session) : 'unknown',
    filters: filterWords(search),
    timeProtected: history && timeProtected(history, rows),
    unread: [
      ...fleet.unread.map((one) => ({ project: one.project, reason: unreadReason(one) })),
      ...fleet.odd.map(({ project, name, problem }) => ({
        project,
        reason: `the service ${name} is ${problem}`,
      })),
    ],
    nearKm: search.km ?? NEAR_KM,
    findPolicy,
  }
}

/** Of the services that are shown, and of no other. */
function timeProtected(history: HistoryAnswer, rows: readonly CoverageRow[]): string {
  const shown = new Set(rows.map(({ key }) => key))
  const histories = readHistory(history).filter((one) => shown.has(fleetKey(one)))
  return historyWords(histories, DAYS, watchedSeconds(history))
}

type Make = (rows: readonly CoverageRow[], context: EvidenceContext) => string | Promise<string>

interface Format {
  label: string
  make: Make
  extension: string
  type: string
}

const FORMATS: readonly Format[] = [
  { label: 'Table (CSV)', make: evidenceCsv, extension: 'csv', type: 'text/csv' },
  { label: 'Full data (JSON)', make: evidenceJson, extension: 'json', type: 'application/json' },
  { label: 'Printable report', make: evidenceReport, extension: 'html', type: 'text/html' },
]

/** By the clock that wrote the times of the backups. */
function iso(browserTime: number): string {
  return new Date(serverNow(browserTime)).toISOString()
}

function filterWords(search: CoverageSearch): string {
  const { q, state, project, provider, region, type, warning, policy, forks } = search
  const all = { search: q, state, project, provider, region, type, warning, policy, forks }
  return Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}
