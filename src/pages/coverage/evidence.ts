import { coveragePercent, tally, type CoverageRow } from '~/fleet/coverage'
import { UP_TO_NOW } from '~/backup/location'
import { PROTECTION_STATES } from '~/backup/protection'
import { policyWords, type ResidencyPolicy } from '~/backup/residency'
import { writeCsv } from '~/lib/csv'
import { PLACEMENT_WORDS } from '~/words/placement'
import { PROTECTION_WORDS, protectionReason } from '~/words/protection'
import { serviceStateWords } from '~/words/service'

/** What a proof of coverage holds beside the rows. */
export interface EvidenceContext {
  /** ISO 8601 UTC: when the oldest and the newest of the answers arrived, and when this was made. */
  readFrom: string
  readTo: string
  madeAt: string
  /** Who read it: an email address, where known. */
  reader: string | undefined
  api: string
  /** In words: the filters that the rows passed; empty where none was set. */
  filters: string
  /** How long these services were protected, in a sentence; undefined where no watcher tells. */
  timeProtected: string | undefined
  unread: readonly { project: string; reason: string }[]
  nearKm: number
  findPolicy: (project: string) => ResidencyPolicy | undefined
}

const COLUMNS = [
  'project',
  'service',
  'made_for',
  'type',
  'plan',
  'status',
  'cloud',
  'primary_backup_location',
  'secondary_backup_location',
  'former_copy_regions',
  'secondary_backup',
  'reason',
  'survives_in',
  'newest_recovery_point',
  'recovery_point_known',
  'measured',
  'age_seconds',
  'objective_seconds',
  'objective_source',
  'ratio',
  'pause_reason',
  'placement_warnings',
  'residency_policy',
] as const

type Cell = string | number | null
type Entry = Record<(typeof COLUMNS)[number], Cell>

function makeEntry(
  { service, protection, warnings }: CoverageRow,
  context: EvidenceContext,
): Entry {
  const policy = context.findPolicy(service.project)
  const { survivor } = protection
  return {
    project: service.project,
    service: service.service,
    made_for: service.madeFor ?? null,
    type: service.type,
    plan: service.plan,
    status: serviceStateWords(service.state).label,
    cloud: service.cloud,
    primary_backup_location: service.locations.primary.cloud ?? null,
    secondary_backup_location: service.locations.secondary?.cloud ?? null,
    former_copy_regions: service.locations.former.join('; ') || null,
    secondary_backup: PROTECTION_WORDS[protection.state].label,
    reason: protectionReason(protection, service.type),
    survives_in: survivor?.cloud ?? null,
    newest_recovery_point: survivor ? pointText(survivor.point.at, context.madeAt) : null,
    recovery_point_known: survivor ? KNOWN_WORDS[survivor.point.known] : null,
    measured: survivor ? MEASURED_WORDS[protection.measured] : null,
    age_seconds: protection.age === undefined ? null : Math.round(protection.age),
    objective_seconds: protection.objective.seconds,
    objective_source: protection.objective.source,
    ratio: protection.ratio === undefined ? null : Number(protection.ratio.toFixed(3)),
    pause_reason: protection.pauseReason ?? null,
    placement_warnings:
      warnings.length === 0 ? null : warnings.map((one) => PLACEMENT_WORDS[one]).join('; '),
    residency_policy: policy ? `${policyWords(policy)} (${policy.source})` : null,
  }
}

const KNOWN_WORDS = { exact: 'exact', 'not-older-than': 'not older than' } as const
const MEASURED_WORDS = { backup: 'newest backup', 'recovery-point': 'recovery point' } as const

/** ISO 8601 UTC; a window that is open up to now ends when the evidence was made. */
function pointText(at: number, madeAt: string): string {
  return at === UP_TO_NOW ? madeAt : new Date(at).toISOString()
}

/**
 * The rows as CSV, in the order of the screen; cells that a spreadsheet would run as formulas are
 * escaped.
 */
export function evidenceCsv(rows: readonly CoverageRow[], context: EvidenceContext): string {
  const entries = rows.map((row) => makeEntry(row, context))
  return writeCsv([COLUMNS, ...entries.map((entry) => COLUMNS.map((column) => entry[column]))])
}

/** Everything as JSON, with all keys in snake_case. */
export function evidenceJson(rows: readonly CoverageRow[], context: EvidenceContext): string {
  const coverage = tally(rows.filter(({ service }) => service.madeFor === undefined))
  const document = {
    made_at: context.madeAt,
    read_from: context.readFrom,
    read_to: context.readTo,
    reader: context.reader ?? null,
    api: context.api,
    filters: context.filters,
    time_protected: context.timeProtected ?? null,
    near_km: context.nearKm,
    could_not_be_read: context.unread,
    coverage: {
      services: coverage.total,
      can_have_copies: coverage.supported,
      protected_percent: coveragePercent(coverage) ?? null,
      by_state: Object.fromEntries(
        PROTECTION_STATES.map((state) => [state.replaceAll('-', '_'), coverage.counts[state]]),
      ),
    },
    objective: OBJECTIVE,
    services: rows.map((row) => makeEntry(row, context)),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** How each row is judged. */
export const OBJECTIVE =
  'Each row shows the service’s RPO and its source. An RPO set by a tag is compared with the newest recovery point; an assumed one (the backup interval plus two hours) with the newest backup that would survive the loss of the service’s region.'
