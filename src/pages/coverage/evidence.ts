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
  /** Who read: an address of mail, where it is known. */
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

/** The rows as CSV, in the order of the screen; a text that a sheet would run is made harmless. */
export function evidenceCsv(rows: readonly CoverageRow[], context: EvidenceContext): string {
  const entries = rows.map((row) => makeEntry(row, context))
  return writeCsv([COLUMNS, ...entries.map((entry) => COLUMNS.map((column) => entry[column]))])
}

/** Everything as JSON. */
export function evidenceJson(rows: readonly CoverageRow[], context: EvidenceContext): string {
  const { findPolicy: _, unread, ...facts } = context
  const coverage = tally(rows.filter(({ service }) => service.madeFor === undefined))
  const document = {
    ...facts,
    reader: context.reader ?? null,
    timeProtected: context.timeProtected ?? null,
    could_not_be_read: unread,
    coverage: {
      services: coverage.total,
      can_have_copies: coverage.supported,
      protected_percent: coveragePercent(coverage) ?? null,
      by_state: coverage.counts,
    },
    objective: OBJECTIVE,
    services: rows.map((row) => makeEntry(row, context)),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const OBJECTIVE =
  'Each row shows the service’s RPO and its source. An RPO set by a tag is compared with the newest recovery point; an assumed one (the backup interval plus two hours) with the newest backup that would survive the loss of the service’s region.'

/**
 * A page of its own to print or to keep: it needs nothing but a browser.
 * @param rows in the order of the screen
 */
export function evidenceReport(rows: readonly CoverageRow[], context: EvidenceContext): string {
  const coverage = tally(rows.filter(({ service }) => service.madeFor === undefined))
  const percent = coveragePercent(coverage)
  const facts: [string, string][] = [
    ['Made', context.madeAt],
    ['Loaded from Aiven between', `${context.readFrom} and ${context.readTo}`],
    ['Read by', context.reader ?? 'unknown'],
    ['API', context.api],
    ['Shown', context.filters === '' ? 'all services' : context.filters],
    ['Services', String(coverage.total)],
    [
      'Protected',
      percent === undefined
        ? 'none supported'
        : `${coverage.counts.protected} of ${coverage.supported} supported (${percent} %)`,
    ],
    ...PROTECTION_STATES.map((state): [string, string] => [
      PROTECTION_WORDS[state].label,
      String(coverage.counts[state]),
    ]),
    ['Time protected', context.timeProtected ?? 'unknown: no watcher is running'],
    ['Objective', OBJECTIVE],
    ['Minimum distance', `${context.nearKm} km`],
    [
      'Could not be loaded',
      context.unread.length === 0
        ? 'nothing'
        : context.unread.map(({ project, reason }) => `${project}: ${reason}`).join('; '),
    ],
  ]
  const head = facts.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`)
  const body = rows.map((row) => {
    const entry = makeEntry(row, context)
    const cells = COLUMNS.map((column) => `<td>${escape(String(entry[column] ?? ''))}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  const headings = COLUMNS.map((column) => `<th>${column.replaceAll('_', ' ')}</th>`).join('')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Secondary backup coverage, ${escape(context.madeAt)}</title>
<style>${REPORT_STYLE}</style>
<h1>Secondary backup coverage</h1>
<dl>${head.join('\n')}</dl>
<table><thead><tr>${headings}</tr></thead>
<tbody>${body.join('\n')}</tbody></table>
</html>
`
}

const REPORT_STYLE = `body{font:10pt/1.4 system-ui,sans-serif;margin:2em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.5em}dt{color:#555}dd{margin:0}
table{border-collapse:collapse;font-size:7pt;width:100%}thead{display:table-header-group}
th,td{border:1px solid #ccc;padding:2px 4px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
tr{break-inside:avoid}@page{size:A4 landscape;margin:12mm}@media print{body{margin:0}}`

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
