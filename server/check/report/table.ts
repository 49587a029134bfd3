import type { Finding } from '~/policy/finding'
import type { CheckReport } from '../check-report'
import {
  findingsToShow,
  instantWords,
  describeOrigin,
  OUTCOME_WORDS,
  plain,
  nameSubject,
  writeSummary,
} from './words'

const HEAD = ['RESULT', 'SERVICE', 'RULE', 'FOUND']

/** A report for people at a terminal: what is not as it should be, and what to do. */
export function tableReport(report: CheckReport): string {
  const findings = findingsToShow(report)
  const rows = findings.map((finding) => [
    OUTCOME_WORDS[finding.outcome],
    plain(nameSubject(finding)),
    finding.rule,
    plain(foundWords(finding)),
  ])
  const widths = HEAD.slice(0, -1).map((_, column) =>
    Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  const indent = widths.reduce((sum, width) => sum + width + 2, 0)
  const table = findings.flatMap((finding, index) => [
    line(rows[index] ?? []),
    ...listDetails(finding).map((text) => `${' '.repeat(indent)}${plain(text)}`),
  ])
  return [
    ...(table.length > 0 ? [line(HEAD), ...table, ''] : []),
    ...report.notes.map((note) => `Note: ${plain(note)}`),
    plain(describeOrigin(report)),
    writeSummary(report),
    '',
  ].join('\n')
}

function foundWords({ found, address }: Finding): string {
  return address === undefined ? found : `${address}: ${found}`
}

function listDetails({ since, remedy, command, exception }: Finding): string[] {
  if (exception) return [`Excepted until ${exception.until}: ${exception.reason}`]
  return [
    ...(since === undefined ? [] : [`Since ${instantWords(since)}`]),
    ...(remedy === undefined ? [] : [`${remedy}${command === undefined ? '.' : ':'}`]),
    ...(command === undefined ? [] : [`  ${command}`]),
  ]
}
