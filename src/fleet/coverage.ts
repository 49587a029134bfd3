import { fleetKey } from './fleet-key'
import type { Grouping } from './groupings'
import type { BackupReport } from '~/api/backups'
import type { Cloud } from '~/api/clouds'
import { withReport, type FleetService } from './fleet-service'
import { placementWarnings, readPlacement, type PlacementWarning } from '~/backup/placement'
import {
  judgeProtection,
  PROTECTION_STATES,
  type Lookup,
  type Protection,
  type ProtectionState,
} from '~/backup/protection'
import { checkResidency, residencyVerdict, type ResidencyPolicy } from '~/backup/residency'

/** A service of the fleet with what is known of it at a moment. */
export interface CoverageRow {
  /** Project and name: see `fleetKey`. */
  key: string
  service: FleetService
  protection: Protection
  warnings: readonly PlacementWarning[]
}

/** What rows are judged by. */
export interface CoverageStandards {
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
  /** All known clouds. */
  clouds: readonly Cloud[]
  /** Kilometres: see `placementWarnings`. */
  nearKm: number
  findPolicy: (project: string) => ResidencyPolicy | undefined
}

/**
 * Makes rows of services, each once: the same service gives the same row until the standards change.
 * @param standards what the rows are judged by
 */
export function judgeCoverage(
  standards: CoverageStandards,
): (services: readonly FleetService[]) => CoverageRow[] {
  const { now, clouds, nearKm, findPolicy } = standards
  const rows = new WeakMap<FleetService, CoverageRow>()
  // Thousands of services are in a few hundred different sets of places.
  const known = new Map<string, readonly PlacementWarning[]>()

  function findWarnings({ project, cloud, locations }: FleetService) {
    const where = readPlacement(cloud, locations)
    const policy = findPolicy(project)
    const places = [...Object.values(where), policy?.allowed].join('|')
    let warnings = known.get(places)
    if (!warnings) {
      warnings = placementWarnings(where, clouds, {
        nearKm,
        residency: policy && residencyVerdict(checkResidency(where, policy, clouds)),
      })
      known.set(places, warnings)
    }
    return warnings
  }

  return (services) =>
    services.map((service) => {
      let row = rows.get(service)
      if (!row) {
        row = {
          key: fleetKey(service),
          service,
          protection: judgeProtection(service, now, { clouds }),
          warnings: findWarnings(service),
        }
        rows.set(service, row)
      }
      return row
    })
}

/** How it stands with the backups' report of a service. */
export interface ReportLookup {
  lookup: Lookup
  report?: BackupReport | undefined
}

/**
 * The rows with what was read of single services: the reports of those whose state the list of services
 * does not decide.
 * @param rows from `judgeCoverage`
 * @param reports by the rows' keys
 * @param standards what the rows were judged by
 * @returns the same array where no report was read
 */
export function applyReports(
  rows: readonly CoverageRow[],
  reports: ReadonlyMap<string, ReportLookup>,
  { now, clouds }: Pick<CoverageStandards, 'now' | 'clouds'>,
): readonly CoverageRow[] {
  if (reports.size === 0) return rows
  return rows.map((row) => {
    const known = row.protection.undecided ? reports.get(row.key) : undefined
    if (!known) return row
    const service = known.report ? withReport(row.service, known.report) : row.service
    const protection = judgeProtection(service, now, { lookup: known.lookup, clouds })
    return { ...row, service, protection }
  })
}

/** How many services are in each state. */
export type StateCounts = Record<ProtectionState, number>

/** How much of some services is protected. */
export interface Coverage {
  counts: StateCounts
  /** Services that can have copies: all that are not "not supported". */
  supported: number
  total: number
}

/** Counts the states of rows. */
export function tally(rows: readonly CoverageRow[]): Coverage {
  const coverage = emptyCoverage()
  for (const row of rows) add(coverage, row)
  return coverage
}

/**
 * The share of the services that can have copies which are protected. Rounded down, so that a hundred
 * means all.
 * @returns per cent; undefined where there is none that can
 */
export function coveragePercent({ counts, supported }: Coverage): number | undefined {
  return supported === 0 ? undefined : Math.floor((100 * counts.protected) / supported)
}

/** What a row is grouped under. */
export function findGroup({ service }: CoverageRow, grouping: Grouping): string {
  return grouping === 'region' ? service.cloud : service[grouping]
}

/**
 * Coverage group by group: those with the most services that are not protected first.
 * @param rows the rows to compare
 * @param grouping what to compare by
 */
export function tallyBy(
  rows: readonly CoverageRow[],
  grouping: Grouping,
): { name: string; coverage: Coverage }[] {
  const groups = new Map<string, Coverage>()
  for (const row of rows) {
    const name = findGroup(row, grouping)
    let coverage = groups.get(name)
    if (!coverage) groups.set(name, (coverage = emptyCoverage()))
    add(coverage, row)
  }
  const open = ({ counts, supported }: Coverage) => supported - counts.protected
  return [...groups]
    .map(([name, coverage]) => ({ name, coverage }))
    .sort((a, b) => open(b.coverage) - open(a.coverage) || (a.name < b.name ? -1 : 1))
}

function emptyCoverage(): Coverage {
  const counts = Object.fromEntries(PROTECTION_STATES.map((state) => [state, 0])) as StateCounts
  return { counts, supported: 0, total: 0 }
}

function add(coverage: Coverage, { protection: { state } }: CoverageRow) {
  coverage.counts[state] += 1
  coverage.total += 1
  if (state !== 'not-supported') coverage.supported += 1
}
