import { applyReports } from '~/fleet/coverage'
import { fleetKey } from '~/fleet/fleet-key'
import { fleetProtection, type FleetService } from '~/fleet/fleet-service'
import { count } from '~/lib/format'
import type { ReadApi } from '../watch/api'
import { judgeReading } from '../watch/judge'
import { readFleetOnce, type FleetReading } from '../watch/read-fleet'
import { demandsOn, matchesRule, type Matched } from './demands'
import { drillsOfForks, type PastDrill } from './drills'
import { applyExceptions } from './exceptions'
import type { CheckReport, Finding } from './finding'
import { judgeService } from './judge-service'
import type { Policy } from './policy'
import type { Subject } from './rules/subject'

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
  const { policy, apiUrl, signal } = options
  const patterns = options.projects.length > 0 ? options.projects : listProjects(policy)
  const reading = await readFleetOnce(api, {
    patterns,
    signal,
    alsoJudgedAs: (service) => {
      const rpo = demandsOn(toMatched(service), policy)?.find(({ rule }) => rule === 'rpo')
      return rpo && withRpo(service, rpo.limit)
    },
  })
  const { judged, uncovered, findings } = judgeAll(reading, options)
  const all = [
    ...findings,
    ...unread(reading, policy),
    // Of some projects only, some rules may well be for nothing.
    ...(options.projects.length > 0 ? [] : unused(reading, policy)),
  ]
  const excepted = applyExceptions(all, policy.exceptions, reading.at)
  return {
    kind: 'services',
    source: apiUrl,
    policy: options.policyFile,
    checkedAt: reading.at,
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

/** Judges each service that a rule is for, as the console does and within the policy's RPO. */
function judgeAll(
  reading: FleetReading,
  { policy, apiUrl: url, drillRecords: records = [] }: CheckOptions,
) {
  const apiUrl = url.replace(/\/+$/, '')
  const { clouds, at, forks, reports } = reading
  const asListed = new Map(reading.services.map((service) => [fleetKey(service), service]))
  const drills = bySource([...drillsOfForks(forks), ...records])
  const findings: Finding[] = []
  let judged = 0
  let uncovered = 0
  for (const row of judgeReading(reading)) {
    const { service, protection, key } = row
    const demands = demandsOn(toMatched(service), policy)
    if (!demands) {
      uncovered += 1
      continue
    }
    judged += 1
    const subject: Subject = {
      service,
      protection,
      protectionWithin: (rpo) => {
        const strict = withRpo(asListed.get(key) ?? service, rpo)
        const judgedSo = { ...row, service: strict, protection: fleetProtection(strict, at) }
        return applyReports([judgedSo], reports, at)[0]?.protection ?? protection
      },
      drills: drills.get(key) ?? [],
      clouds,
      now: at,
    }
    const { project, service: name } = service
    for (const finding of judgeService(subject, { demands, apiUrl })) {
      findings.push({ project, service: name, ...finding })
    }
  }
  return { findings, judged, uncovered }
}

function uncoveredNote(uncovered: number): string[] {
  return uncovered === 0
    ? []
    : [`The policy has no rule for ${count(uncovered, 'service')} that could be read.`]
}

/** By the key of the service that was restored. */
function bySource(drills: readonly PastDrill[]): ReadonlyMap<string, readonly PastDrill[]> {
  const groups = new Map<string, PastDrill[]>()
  for (const drill of drills) groups.set(drill.source, [...(groups.get(drill.source) ?? []), drill])
  return groups
}

function toMatched({ project, service, type, tags }: FleetService): Matched {
  return { project, service, type, tags, moreTags: false }
}

/** The service as if somebody had chosen this RPO for it, in seconds. */
function withRpo(service: FleetService, seconds: number): FleetService {
  return { ...service, objective: { seconds, source: 'what-if' } }
}

const READ_AGAIN = 'Check that the token may read it, then check again'

/** What could not be read, where the policy has a rule that could be for it. */
function unread({ projects, problem }: FleetReading, policy: Policy): Finding[] {
  const lost = (
    project: string | undefined,
    service: string | undefined,
    found: string,
  ): Finding[] => {
    const matched = { project, service, tags: [], moreTags: true }
    // Its type cannot be known either: a rule that is for some types only could be for it.
    const concerned = policy.rules.find(
      (rule) => matchesRule({ ...matched, type: '' }, untyped(rule)) !== false,
    )
    return concerned
      ? [
          {
            project,
            service,
            rule: 'reading',
            by: concerned.name,
            outcome: 'unknown',
            found,
            remedy: READ_AGAIN,
          },
        ]
      : []
  }
  return [
    ...(problem === undefined ? [] : lost(undefined, undefined, problem)),
    ...projects.flatMap((reading) => {
      if (reading.outcome === 'failed') {
        return lost(
          reading.project,
          undefined,
          `The project could not be loaded: ${reading.problem}`,
        )
      }
      if (reading.outcome === 'gone') return []
      return reading.odd.flatMap(({ name, problem: what }) =>
        lost(reading.project, name, `The service could not be read: ${what}.`),
      )
    }),
  ]
}

function untyped<Rule extends Policy['rules'][number]>(rule: Rule): Rule {
  return { ...rule, match: { ...rule.match, types: undefined } }
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
