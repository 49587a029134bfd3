import type { Finding } from '~/policy/finding'
import type { CheckReport } from '../check-report'
import { instantWords, describeOrigin, nameSubject, tallyOutcomes } from './words'

/**
 * A report as JUnit XML, which CI systems show as tests: a suite for each project, a case for each rule
 * of a service. Broken is a failure, unknown an error, excepted and not supported are skipped.
 */
export function junitReport(report: CheckReport): string {
  const suites = new Map<string, Finding[]>()
  for (const finding of report.findings) {
    const name = finding.project ?? (finding.rule === 'policy' ? 'policy' : 'unknown')
    const suite = suites.get(name)
    if (suite) suite.push(finding)
    else suites.set(name, [finding])
  }
  const timestamp = new Date(report.checkedAt).toISOString().slice(0, 19)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="offsite check"${counts(report.findings)}>`,
    ...[...suites].flatMap(([name, findings]) => [
      `  <testsuite name="${xml(name)}"${counts(findings)} timestamp="${timestamp}">`,
      ...findings.map((finding) => testCase(finding, name)),
      '  </testsuite>',
    ]),
    `  <!-- ${xml([describeOrigin(report), ...report.notes].join(' ')).replaceAll('--', '- -')} -->`,
    '</testsuites>',
    '',
  ].join('\n')
}

function counts(findings: readonly Finding[]): string {
  const tally = tallyOutcomes(findings)
  const skipped = tally.excepted + tally['not-supported']
  return ` tests="${findings.length}" failures="${tally.broken}" errors="${tally.unknown}" skipped="${skipped}"`
}

function testCase(finding: Finding, suite: string): string {
  const { rule, by, address } = finding
  const name = [nameSubject(finding), rule, `(${by})`, address].filter(Boolean).join(' ')
  const result = writeResult(finding)
  const head = `    <testcase classname="${xml(suite)}" name="${xml(name)}" time="0"`
  return result === '' ? `${head}/>` : `${head}>${result}</testcase>`
}

function writeResult(finding: Finding): string {
  const { outcome, found, exception } = finding
  switch (outcome) {
    case 'holds':
      return ''
    case 'broken':
      return `<failure type="broken" message="${xml(found)}">${xml(details(finding))}</failure>`
    case 'unknown':
      return `<error type="unknown" message="${xml(found)}">${xml(details(finding))}</error>`
    case 'excepted':
      return `<skipped message="${xml(`Excepted until ${exception?.until}: ${exception?.reason}. ${found}`)}"/>`
    case 'not-supported':
      return `<skipped message="${xml(found)}"/>`
  }
}

function details({ found, since, remedy, command }: Finding): string {
  return [found, since === undefined ? undefined : `Since ${instantWords(since)}`, remedy, command]
    .filter((line) => line !== undefined)
    .join('\n')
}

/** A text inside of XML 1.0, which has no form at all for most control characters. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll(/[\t\n\r]/g, (white) => `&#${white.charCodeAt(0)};`)
}
