import { decideVerdict } from '~/policy/finding'
import { EXIT_CODES, type CheckReport } from '../check-report'
import { tallyOutcomes } from './words'

/** A report for programs. Times are ISO 8601 UTC, ages seconds; what is not known is null. */
export function jsonReport(report: CheckReport): string {
  const verdict = decideVerdict(report.findings)
  return `${JSON.stringify(
    {
      format: 'offsite check',
      format_version: 1,
      verdict,
      exit_code: EXIT_CODES[verdict],
      checked: report.kind,
      source: report.source,
      policy: report.policy ?? null,
      checked_at: iso(report.checkedAt),
      services: report.judged,
      services_without_rule: report.uncovered,
      outcomes: tallyOutcomes(report.findings),
      findings: report.findings.map((finding) => ({
        project: finding.project ?? null,
        service: finding.service ?? null,
        address: finding.address ?? null,
        rule: finding.rule,
        policy_rule: finding.by,
        outcome: finding.outcome,
        found: finding.found,
        state: finding.state ?? null,
        age_seconds: finding.age ?? null,
        ratio: finding.ratio ?? null,
        since: iso(finding.since),
        remedy: finding.remedy ?? null,
        command: finding.command ?? null,
        exception: finding.exception ?? null,
      })),
      notes: report.notes,
    },
    null,
    2,
  )}\n`
}

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString()
}
