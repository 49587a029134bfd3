import { noneSupportsWords, supportingWords } from '~/words/coverage'
import { WITHOUT_AGE } from '~/words/without-age'
import { coveragePercent, tally, type CoverageRow } from '~/fleet/coverage'
import { UP_TO_NOW } from '~/backup/location'
import { OBJECTIVE_TAG } from '~/backup/objective'
import { PROTECTION_STATES } from '~/backup/protection'
import { policyWords } from '~/backup/residency'
import { formatDuration, formatSecond } from '~/lib/format'
import { inEnglish } from '~/lib/locale'
import { PLACEMENT_WORDS } from '~/words/placement'
import { PROTECTION_WORDS, protectionReason } from '~/words/protection'
import { PROTECTION_MEANINGS } from '~/words/protection-meanings'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import { evidenceJson, OBJECTIVE, type EvidenceContext } from './evidence'

/**
 * A document to print or to hand on: it needs nothing but a browser, and holds its data as JSON with
 * the checksum of it, so that print and data can be compared.
 * @param rows in the order of the screen
 */
export async function evidenceReport(
  rows: readonly CoverageRow[],
  context: EvidenceContext,
): Promise<string> {
  const json = inEnglish(() => evidenceJson(rows, context))
  const sha256 = await checksum(json)
  return inEnglish(() => writeReport(rows, context, { json, sha256 }))
}

function writeReport(
  rows: readonly CoverageRow[],
  context: EvidenceContext,
  { json, sha256 }: { json: string; sha256: string },
): string {
  const made = time(context.madeAt)
  const name = `offsite-coverage-${context.madeAt.slice(0, 10)}.json`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Secondary backup coverage, ${escape(made)}</title>
<style>${makeStyle(`Secondary backup coverage, ${made}`)}</style>
<h1>Secondary backup coverage</h1>
<p class="lead">${escape(summary(rows, context))}</p>
<dl>${facts(context).map(fact).join('\n')}${fact(['SHA-256 of the data', sha256])}</dl>
<p><a download="${name}" href="data:application/json;charset=utf-8,${encodeURIComponent(json)}">Save the data of this report as JSON</a></p>
<h2>States</h2>
${table(['State', 'Services', 'Meaning'], stateRows(rows))}
<p>${escape(OBJECTIVE)}</p>
<h2>Services</h2>
${table(
  HEADINGS,
  rows.map((row) => serviceCells(row, context)),
)}
</html>
`
}

function summary(rows: readonly CoverageRow[], { timeProtected }: EvidenceContext): string {
  const coverage = protectable(rows)
  const percent = coveragePercent(coverage)
  const share =
    percent === undefined
      ? noneSupportsWords(coverage.total)
      : `${percent} % protected: ${coverage.counts.protected} of ${supportingWords(coverage.supported)}, of ${coverage.total} in all.`
  return timeProtected === undefined ? share : `${share} ${timeProtected}`
}

/** Those that are to be protected: as on the page, forks of a drill or a recovery do not count. */
function protectable(rows: readonly CoverageRow[]) {
  return tally(rows.filter(({ service }) => service.madeFor === undefined))
}

function facts(context: EvidenceContext): [string, string][] {
  const { unread } = context
  return [
    ['Made', time(context.madeAt)],
    ['By', context.reader ?? 'unknown'],
    ['Loaded between', `${time(context.readFrom)} and ${time(context.readTo)}`],
    ['From', context.api],
    ['Shows', context.filters === '' ? 'all services' : context.filters],
    ['Minimum distance', `${context.nearKm} km`],
    [
      'Could not be loaded',
      unread.length === 0
        ? 'nothing'
        : unread.map(({ project, reason }) => `${project}: ${reason}`).join('; '),
    ],
  ]
}

function stateRows(rows: readonly CoverageRow[]): string[][] {
  const { counts } = protectable(rows)
  return PROTECTION_STATES.map((state) => [
    PROTECTION_WORDS[state].label,
    String(counts[state]),
    PROTECTION_MEANINGS[state],
  ])
}

const HEADINGS = [
  'Service',
  'Type and plan',
  'Runs in',
  'Primary backups',
  'Secondary backups',
  'State',
  'Newest recovery point',
  'Age',
  'RPO',
  'Notes',
]

function serviceCells(row: CoverageRow, context: EvidenceContext): string[] {
  const { service, protection, warnings } = row
  const { survivor, age, objective } = protection
  const policy = context.findPolicy(service.project)
  const state = serviceStateWords(service.state).label
  const bound = survivor?.point.known === 'not-older-than' ? 'not older than ' : ''
  const at = survivor?.point.at === UP_TO_NOW ? Date.parse(context.madeAt) : survivor?.point.at
  return [
    `${service.service}\n${service.project}`,
    `${serviceTypeName(service.type)}\n${service.plan}\n${state}`,
    service.cloud,
    service.locations.primary.cloud ?? 'unknown',
    service.locations.secondary?.cloud ?? 'none',
    PROTECTION_WORDS[protection.state].label,
    at === undefined ? WITHOUT_AGE[protection.state] : bound + formatSecond(at, 'UTC'),
    age === undefined ? WITHOUT_AGE[protection.state] : formatDuration(age),
    `${formatDuration(objective.seconds)}\n${objective.source === 'tag' ? `tag ${OBJECTIVE_TAG}` : 'assumed'}`,
    [
      protectionReason(protection, service.type),
      ...warnings.map((one) => `${PLACEMENT_WORDS[one]}.`),
      ...(policy ? [`Policy: ${policyWords(policy)}.`] : []),
    ].join(' '),
  ]
}

/** Of the data as it is saved, byte by byte; browsers offer it only over https and on localhost. */
async function checksum(json: string): Promise<string> {
  // Left out where the page came over plain http, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (!subtle) return 'unknown: browsers compute it only for pages loaded over https'
  const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(json)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function time(iso: string): string {
  return formatSecond(Date.parse(iso), 'UTC')
}

function fact([name, value]: [string, string]): string {
  return `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((text) => `<th scope="col">${escape(text)}</th>`).join('')
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((text) => `<td>${lines(text)}</td>`).join('')
    return `<tr><th scope="row">${lines(first)}</th>${cells}</tr>`
  })
  return `<table><thead><tr>${head}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table>`
}

function lines(text: string): string {
  return text.split('\n').map(escape).join('<br>')
}

/** Words are not broken, nor the codes of regions, nor ages: notes have the room that is left. */
function makeStyle(footer: string): string {
  return `body{font:10pt/1.4 system-ui,sans-serif;margin:2em auto;padding:0 2em;max-width:80em;color:#222}
h1{font-size:18pt;margin:0 0 .3em}h2{font-size:13pt;margin:1.5em 0 .4em;break-after:avoid}
.lead{font-size:12pt}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1.5em}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;font-size:8pt;width:100%}thead{display:table-header-group}
th,td{border-bottom:1px solid #ccc;padding:4px 6px 4px 0;text-align:left;vertical-align:top}
thead th{color:#555}tbody th{font-weight:600}tr{break-inside:avoid}
td:nth-child(n+3):nth-child(-n+5):not(:last-child),td:nth-child(8),td:nth-child(9){white-space:nowrap}
@page{size:A4 landscape;margin:14mm 12mm;@bottom-left{content:${JSON.stringify(footer)};font-size:8pt;color:#555}
@bottom-right{content:"Page " counter(page) " of " counter(pages);font-size:8pt;color:#555}}
@media print{body{margin:0;padding:0;max-width:none}a{display:none}}`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
