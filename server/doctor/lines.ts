import type { Reading } from './ask'
import { MOST_CALLS } from './call-order'
import type { Conditions } from './conditions'
import type { Examination, Verdict } from './examine'
import type { Finding } from './findings'
import type { Letters } from './letters'
import { judgeChanges, type PageAccess } from './permissions'
import type { RuleResult } from './rules'

/**
 * What is printed before anything is asked.
 * @param proxy the one on the way, without its user and password
 */
export function introduction(url: string, proxy: string | undefined): string {
  const way = proxy === undefined ? '' : ` through the proxy ${proxy}`
  return `Offsite doctor asks ${url.replace(/\/+$/, '')}${way} what the console would ask: only GET, at most ${MOST_CALLS} requests, one at a time.\n`
}

/**
 * The line for an answer as it comes.
 * @param number of the call, from 1
 * @param odd how many things in the answer are not as expected
 */
export function progressLine(
  { call, status, reason, milliseconds }: Reading,
  number: number,
  odd: number,
  letters: Letters,
): string {
  const came =
    status === undefined ? `no response (${reason})` : `${status}, ${Math.round(milliseconds)} ms`
  const differs = odd === 0 ? '' : `, ${odd} ${odd === 1 ? 'difference' : 'differences'}`
  return `${String(number).padStart(2)}  ${letters.address(call)}  ${came}${differs}`
}

/** What the examination has shown, line by line. No name and no value of an answer is in it. */
export function resultLines(examination: Examination): string[] {
  const { readings, access, findings, rules, conditions, copies, leftOut, verdict } = examination
  // Where nothing was read, nothing was learned but that.
  const isRead = readings.some(({ outcome }) => outcome === 'read')
  if (!isRead && findings.length === 0) return ['', verdictLine(verdict, [])]
  return [
    ...section('What this token may look at', [...access.map(accessLine), judgeChanges(access)]),
    ...section(
      'What differs from what Offsite expects',
      findings.length === 0 ? ['Nothing.'] : findings.map(findingLine),
    ),
    ...section('Rules that nobody has confirmed', ruleLines(rules)),
    ...section('How the API answered', [...conditionLines(conditions), copies]),
    ...(leftOut === 0
      ? []
      : [
          '',
          `${leftOut} more requests about further services and types were left out. --project NAME looks at one project alone.`,
        ]),
    '',
    verdictLine(verdict, refusedPages(access)),
  ]
}

/** What may help whoever runs this, and nobody else: names, and texts that were not expected. */
export function ownLines({ unexpected }: Examination, letters: Letters): string[] {
  const lines = [
    ...letters.legend().map(({ what, letter, name }) => `${what} ${letter}: ${printable(name)}`),
    ...unexpected.map(({ at, value }) => `${at}: ${printable(value)}`),
  ]
  return lines.length === 0 ? [] : section('For your eyes only: not in a report', lines)
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)]
}

function accessLine({ page, access, needs, without }: PageAccess): string {
  switch (access) {
    case 'allowed':
    case 'not tried':
      return `${page}: ${access}`
    case 'unknown':
      return `${page}: unknown, as no request got a usable response`
    default:
      return `${page}: ${access}${needs === undefined ? '' : ` (needs ${needs})`}; ${without}`
  }
}

function findingLine({ call, at, problem, breaks, times }: Finding): string {
  const place = call === undefined ? '' : `${call}: ${at === '' ? 'the response' : at} `
  const often = times === 1 ? '' : `, ${times} times`
  return `${place}${problem}${often}.${call === undefined ? '' : breaks ? ' Offsite cannot use the response.' : ' Offsite copes.'}`
}

function ruleLines(rules: readonly RuleResult[]): string[] {
  const isOpen = ({ says }: RuleResult) => says === 'nothing'
  return [
    ...rules
      .filter((one) => !isOpen(one))
      .map(({ rule, says, because }) => `${SAYS[says]}: ${rule} (${because})`),
    ...rules.filter(isOpen).map(({ rule, because }) => `${SAYS.nothing}: ${rule} (${because})`),
    'All other rules are about changes or the report on copying, which doctor does not ask for.',
  ]
}

const SAYS = { supported: 'Supported', contradicted: 'CONTRADICTED', nothing: 'Open' }

function conditionLines({ clockAhead, roundTrip, limits, deprecated }: Conditions): string[] {
  return [
    clockAhead === null
      ? 'Clock: the API sent no time.'
      : clockAhead === 0
        ? 'Clock: the same here and there.'
        : `Clock: the API’s is ${Math.abs(clockAhead)} s ${clockAhead > 0 ? 'ahead' : 'behind'}.`,
    `Round trip: median ${roundTrip.median} ms, longest ${roundTrip.longest} ms.`,
    limits.refused === 0 && limits.headers.length === 0
      ? 'Rate limits: none seen.'
      : `Rate limits: ${limits.refused} requests refused; headers ${limits.headers.join(', ') || 'none'}.`,
    `Marked as deprecated: ${deprecated.join(', ') || 'nothing'}.`,
  ]
}

/** The pages whose calls were refused, so that nothing is known of their answers. */
function refusedPages(access: readonly PageAccess[]): string[] {
  return access.flatMap((one) => (one.access === 'not allowed' ? one.page : []))
}

function verdictLine({ kind, why }: Verdict, hidden: readonly string[]): string {
  switch (kind) {
    case 'fine':
      return hidden.length === 0
        ? 'Verdict: fine. What was seen is as Offsite expects it.'
        : `Verdict: fine. What this token may see is as Offsite expects it. No access: ${hidden.join('; ')}.`
    case 'differs':
      return 'Verdict: it differs. See above what, and what Offsite makes of it.'
    case 'cannot tell':
      return `Verdict: cannot tell, as ${why}.`
  }
}

/** A text of an answer in quotes, without anything that a terminal would act on. */
function printable(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text
  return JSON.stringify(short).replaceAll(/[^\x20-\x7e…]/g, '·')
}
