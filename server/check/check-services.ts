import { count } from '~/lib/format'
import { matchesRule } from '~/policy/demands'
import type { PastDrill } from '~/policy/drills'
import { applyExceptions } from '~/policy/exceptions'
import type { Finding } from '~/policy/finding'
import { judgeFleet, toMatched, withPolicyRpo } from '~/policy/judge-fleet'
import type { Policy } from '~/policy/policy'
import { judgeUnread, type Unread } from '~/policy/unread'
import type { ReadApi } from '../watch/api'
import { judgeReading } from '../watch/judge'
import { readFleetOnce, type FleetReading } from '../watch/read-fleet'
import type { CheckReport } from './check-report'
import { remediesAt } from './remedies'

export interface CheckOptions {
  /** Of the API, as it is shown and as commands name it. */
  apiUrl: string
  policy: Policy
  /** The name of its file. */
  policyFile: string | undefined
  /** Names of projects, in which `*` stands for any characters; none: those that the policy names. */
  projects: readonly string[]
  /** Drills whose forks may be gone. */
  drillRecords?: readonly PastDrill[]
  signal: AbortSignal
}

/**
 * Reads the services once and judges them by a policy. What cannot be read is unknown.
 * @param api has no way to change anything
 */
export async function checkServices(api: ReadApi, options: CheckOptions): Promise<CheckReport> {
  const { policy, apiUrl, signal, drillRecords = [] } = options
  const patterns = options.projects.length > 0 ? options.projects : listProjects(policy)
  const reading = await readFleetOnce(api, {
    patterns,
    signal,
    alsoJudgedAs: (service) => withPolicyRpo(service, policy),
  })
  const { services: listed, at: now } = reading
  const rows = judgeReading(reading)
  const { judged, uncovered, findings } = judgeFleet(
    { ...reading, listed, rows, drills: drillRecords, now },
    policy,
    remediesAt(apiUrl),
  )
  const all = [
    ...findings,
    ...judgeUnread(listUnread(reading), policy, READ_AGAIN),
    // Of some projects only, some rules may well be for nothing.
    ...(options.projects.length > 0 ? [] : unused(reading, policy)),
  ]
  const excepted = applyExceptions(all, policy.exceptions, now)
  return {
    kind: 'services',
    source: apiUrl,
    policy: options.policyFile,
    checkedAt: now,
    judged,
    uncovered,
    findings: excepted.findings,
    notes: [...excepted.notes, ...uncoveredNote(uncovered)],
  }
}

/** Those that some rule can be for; none where a rule is for all projects. */
function listProjects({ rules }: Policy): string[] {
  const named = rules.map(({ match }) => match.projects)
  return named.includes(undefined) ? [] : [...new Set(named.flatMap((one) => one ?? []))]
}

function uncoveredNote(uncovered: number): string[] {
  return uncovered === 0
    ? []
    : [`The policy has no rule for ${count(uncovered, 'service')} that could be read.`]
}

const READ_AGAIN = 'Check that the token may read it, then check again'

function listUnread({ projects, problem }: FleetReading): Unread[] {
  return [
    ...(problem === undefined ? [] : [{ found: problem }]),
    ...projects.flatMap((reading): Unread[] => {
      const { project } = reading
      if (reading.outcome === 'failed') {
        return [{ project, found: `The project could not be loaded: ${reading.problem}` }]
      }
      if (reading.outcome === 'gone') return []
      return reading.odd.map(({ name: service, problem: what }) => ({
        project,
        service,
        found: `The service could not be read: ${what}.`,
      }))
    }),
  ]
}

/** Rules that are for no service: a misspelt name must not pass for a policy that holds. */
function unused({ services, projects, problem }: FleetReading, policy: Policy): Finding[] {
  // What was not read could be what they are for.
  if (problem !== undefined || projects.some(({ outcome }) => outcome === 'failed')) return []
  return policy.rules
    .filter(
      (rule) =>
        !rule.optional && !services.some((service) => matchesRule(toMatched(service), rule)),
    )
    .map(({ name }) => ({
      project: undefined,
      service: undefined,
      rule: 'policy',
      by: name,
      outcome: 'unknown',
      found: `The rule ${name} matches no service that was read, so it has checked nothing.`,
      remedy: 'Correct its match, or mark it as optional: true',
    }))
}
