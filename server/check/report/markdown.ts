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

/** A report for a job's summary or a comment: GitHub and GitLab show both. */
export function markdownReport(report: CheckReport): string {
  const findings = findingsToShow(report)
  return [
    '## offsite check',
    '',
    `**${text(writeSummary(report))}**`,
    '',
    ...(findings.length > 0
      ? [
          '| result | service | rule | found | what to do |',
          '| --- | --- | --- | --- | --- |',
          ...findings.map(row),
          '',
        ]
      : []),
    ...report.notes.map((note) => `- ${text(note)}`),
    ...(report.notes.length > 0 ? [''] : []),
    text(describeOrigin(report)),
    '',
  ].join('\n')
}

function row(finding: Finding): string {
  const { outcome, rule, found, since, address } = finding
  const cells = [
    OUTCOME_WORDS[outcome],
    [text(nameSubject(finding)), address === undefined ? '' : code(address)]
      .filter(Boolean)
      .join('<br>'),
    rule,
    text(since === undefined ? found : `${found} Since ${instantWords(since)}.`),
    whatToDo(finding),
  ]
  return `| ${cells.join(' | ')} |`
}

function whatToDo({ remedy, command, exception }: Finding): string {
  if (exception) return text(`Excepted until ${exception.until}: ${exception.reason}`)
  return [remedy === undefined ? '' : text(remedy), command === undefined ? '' : code(command)]
    .filter(Boolean)
    .join('<br>')
}

/** Text that starts nothing: no cell, link, mention, image or HTML. */
function text(value: string): string {
  return plain(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~#!]/g, String.raw`\$&`)
    .replaceAll('@', '&#64;')
}

/** A piece of code in a cell of a table; where backticks would end it, as HTML. */
function code(value: string): string {
  const escaped = plain(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<code>${escaped.replaceAll('|', '&#124;').replaceAll('`', '&#96;').replaceAll('*', '&#42;').replaceAll('_', '&#95;').replaceAll('[', '&#91;').replaceAll('@', '&#64;')}</code>`
}
