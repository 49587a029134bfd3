import { count, formatInstant, formatNumber } from '~/lib/format'
import { markHidden } from '~/lib/hidden-characters'
import { oneLine } from '~/lib/one-line'
import { decideVerdict, type Finding, type Outcome } from '~/policy/finding'
import type { CheckReport } from '../check-report'

/** Worst first, in the order in which they are listed. */
export const OUTCOMES: readonly Outcome[] = [
  'broken',
  'unknown',
  'excepted',
  'not-supported',
  'holds',
]

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  broken: 'Broken',
  unknown: 'Unknown',
  excepted: 'Excepted',
  'not-supported': 'Not supported',
  holds: 'Holds',
}

/** To follow a number. */
const TALLY_WORDS: Readonly<Record<Outcome, string>> = {
  broken: 'broken',
  unknown: 'unknown',
  excepted: 'excepted',
  'not-supported': 'not supported',
  holds: 'hold',
}

/** What a person has to look at, worst first. */
export function findingsToShow({ findings }: CheckReport): Finding[] {
  return OUTCOMES.filter((outcome) => outcome !== 'holds' && outcome !== 'not-supported').flatMap(
    (outcome) => findings.filter((finding) => finding.outcome === outcome),
  )
}

/** What a finding is about: a service, a project, or the policy as a whole. */
export function nameSubject({ project, service, address, rule }: Finding): string {
  if (rule === 'policy') return 'policy'
  const name = [
    project ?? (address ? 'unknown' : undefined),
    service ?? (address ? 'unknown' : undefined),
  ]
    .filter((part) => part !== undefined)
    .join('/')
  return name || 'all projects'
}

/** How many findings there are of each outcome. */
export function tallyOutcomes(findings: readonly Finding[]): Record<Outcome, number> {
  const tally: Record<Outcome, number> = {
    broken: 0,
    unknown: 0,
    excepted: 0,
    'not-supported': 0,
    holds: 0,
  }
  for (const { outcome } of findings) tally[outcome] += 1
  return tally
}

/** The verdict with what it is made of, in one line. */
export function writeSummary({ findings, judged }: CheckReport): string {
  const tally = tallyOutcomes(findings)
  const parts = OUTCOMES.flatMap((outcome) =>
    tally[outcome] === 0 ? [] : `${formatNumber(tally[outcome])} ${TALLY_WORDS[outcome]}`,
  )
  const verdict = OUTCOME_WORDS[decideVerdict(findings)]
  return `${verdict}. ${[count(judged, 'service'), ...parts].join(', ')}.`
}

/** What was checked, by what and when. */
export function describeOrigin({ kind, source, policy, checkedAt }: CheckReport): string {
  const of = kind === 'plan' ? `the plan ${source}` : `the services at ${source}`
  const by =
    policy === undefined ? 'no policy file: every service that can be protected must be' : policy
  return `Checked ${of} on ${instantWords(checkedAt)} (${by}).`
}

/** A moment, in milliseconds since 1970 UTC. */
export function instantWords(at: number): string {
  return formatInstant(new Date(at).toISOString(), 'utc')
}

/** A text that may hold what others wrote, made harmless for a terminal and for one line. */
export function plain(text: string): string {
  return markHidden(oneLine(text))
}
