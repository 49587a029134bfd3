import { useEffect, useMemo, type ReactNode } from 'react'
import { FLEET_KEYS, useFleet, type Fleet } from '~/hooks/use-fleet'
import { coveragePercent, tally, type CoverageRow } from '~/fleet/coverage'
import { NEAR_KM } from '~/backup/placement'
import type { PolicyVerdict } from '~/policy/verdict'
import { ErrorNotice } from '~/components/ErrorNotice'
import { NoServices } from '~/components/FirstRun'
import { Loading } from '~/components/Loading'
import { formatNumber } from '~/lib/format'
import { Button } from '~/ui/Button'
import { CLOUDS_FAILED } from '~/words/clouds'
import { noneMatchesWords, shownWords, supportingWords } from '~/words/coverage'
import { EmptyState } from '~/ui/EmptyState'
import { FilterChips } from '~/ui/FilterChips'
import { PageHeader } from '~/ui/PageHeader'
import { useSettled } from '~/ui/use-settled'
import { whenIdle } from '~/ui/when-idle'
import { OVERSCAN } from '~/ui/use-virtual-rows'
import { Breakdown } from './Breakdown'
import { BulkArea } from './bulk/BulkArea'
import { Counters } from './Counters'
import styles from './coverage.module.css'
import { CoverageTable } from './CoverageTable'
import { EvidenceMenu } from './EvidenceMenu'
import { Filters } from './Filters'
import { filtersInWords } from './filters-in-words'
import { Reading, UnreadProjects } from '~/components/Reading'
import { ResidencyDialog } from './ResidencyDialog'
import { inOrder, inScope, inState, prepareSearch } from './rows'
import type { CoverageSearch } from './search-params'
import { Lookups } from './Lookups'
import { useColumns } from './use-columns'
import { useRows, type CoverageRows } from './use-rows'
import { useSearch, type SetSearch } from './use-search'
import { useSelection } from './use-selection'
import { useVerdict } from './use-verdict'
import { Verdict } from './Verdict'

export default function CoveragePage() {
  const fleet = useFleet()
  const [search, set] = useSearch()
  const coverage = useRows(fleet, search.km ?? NEAR_KM, search.forks === true)
  const { rows, toProtect } = coverage
  const verdict = useVerdict(fleet, coverage)
  const { q, project, provider, region, type, warning, policy, state, sort, desc } = search
  // Each step again only when something it looks at has changed.
  const ordered = useMemo(() => inOrder(rows, { sort, desc }), [rows, sort, desc])
  const filters = useMemo(
    () => ({ q, project, provider, region, type, warning }),
    [q, project, provider, region, type, warning],
  )
  const scope = useMemo(() => inScope(ordered, filters), [ordered, filters])
  const shown = useMemo(
    () => inState(scope, { state, policy, verdict }),
    [scope, state, policy, verdict],
  )
  // After a key or a click the rows that were asked for come first, the figures in the next moment.
  const settled = useSettled(filters)
  const counted = useMemo(() => inScope(toProtect, settled), [toProtect, settled])
  useEffect(
    () => (fleet.reading ? undefined : whenIdle(prepareSearch(rows))),
    [fleet.reading, rows],
  )

  return (
    <>
      <title>Coverage · Offsite</title>
      <PageHeader
        heading="Coverage"
        subtitle="The secondary backup location of every service in all projects"
        actions={
          <>
            <Reading fleet={fleet} />
            <EvidenceMenu fleet={fleet} coverage={coverage} rows={shown} search={search} />
            <Button small onClick={() => set({ dialog: 'residency' })}>
              Residency policy
            </Button>
          </>
        }
      />
      {fleet.error && (
        <ErrorNotice
          error={fleet.error}
          title="The projects could not be loaded"
          onRetry={() => fleet.refresh()}
        />
      )}
      <Body
        fleet={fleet}
        coverage={coverage}
        counted={counted}
        shown={shown}
        search={search}
        set={set}
        verdict={verdict}
      />
      {search.dialog === 'residency' && (
        <ResidencyDialog fleet={fleet} onClose={() => set({ dialog: undefined })} />
      )}
    </>
  )
}

interface BodyProps {
  fleet: Fleet
  coverage: CoverageRows
  /** What passes all filters but those of the state and the policy: what the figures are about. */
  counted: readonly CoverageRow[]
  shown: readonly CoverageRow[]
  search: CoverageSearch
  set: SetSearch
  verdict: PolicyVerdict | undefined
}

function Body({ fleet, coverage, counted, shown, search, set, verdict }: BodyProps) {
  const { rows, lookups, checkAll, setInSight, listed } = coverage
  const selection = useSelection()
  const { columns, phone, ref } = useColumns(search.columns)
  const tallied = useMemo(() => tally(counted), [counted])
  if (rows.length === 0) return <Nothing fleet={fleet} />
  return (
    <div ref={ref} className={styles.body}>
      <UnreadProjects fleet={fleet} />
      {listed.state === 'failed' && (
        <ErrorNotice
          error={listed.error}
          title={CLOUDS_FAILED}
          consequence="Distances and places are unknown until then: a copy too close to its service is not recognized."
          onRetry={listed.retry}
        />
      )}
      {counted.length > 0 && <p className={styles.summary}>{summary(tallied)}</p>}
      <Verdict verdict={verdict} policy={search.policy} set={set} />
      <Lookups lookups={lookups} onCheckAll={checkAll} />
      <Counters coverage={tallied} state={search.state} set={set} />
      <Breakdown rows={counted} search={search} set={set} />
      <Filters
        rows={rows}
        placed={listed.state === 'known'}
        forks={forkCount(fleet)}
        hidesRows={shown.length > OVERSCAN}
        columns={columns}
        search={search}
        set={set}
      />
      <BulkArea
        rows={rows}
        shown={shown}
        search={search}
        set={set}
        selection={selection}
        complete={!fleet.reading}
        open={lookups.open}
        onCheckAll={checkAll}
      />
      <FilterChips
        count={shownWords(shown.length, rows.length)}
        filters={filtersInWords(search)}
        set={set}
      />
      {shown.length > 0 ? (
        <CoverageTable
          rows={shown}
          columns={columns}
          phone={phone}
          search={search}
          set={set}
          selection={selection}
          onSight={setInSight}
        />
      ) : (
        <EmptyState title="No services match">
          <p>{noneMatchesWords(rows.length)}</p>
        </EmptyState>
      )}
    </div>
  )
}

function Nothing({ fleet }: { fleet: Fleet }) {
  if (fleet.error) return null
  if (fleet.projects === undefined || fleet.reading) {
    return <Loading lines={9} what="the services of all projects" reads={FLEET_KEYS} />
  }
  return (
    <div className={styles.body}>
      <UnreadProjects fleet={fleet} />
      <NoServices fleet={fleet} />
    </div>
  )
}

/** Forks that were made for a drill or a recovery. */
function forkCount({ services }: Fleet): number {
  return services.filter(({ madeFor }) => madeFor !== undefined).length
}

function summary(coverage: ReturnType<typeof tally>): ReactNode {
  const percent = coveragePercent(coverage)
  if (percent === undefined) return 'None of these services supports a secondary backup location.'
  const open = coverage.counts.checking > 0
  return (
    <>
      <strong>{`${open ? 'At least ' : ''}${percent} % protected`}</strong>{' '}
      {`${formatNumber(coverage.counts.protected)} of ${supportingWords(coverage.supported)}`}
    </>
  )
}
