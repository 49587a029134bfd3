import type { Cloud } from '~/api/clouds-shape'
import { judgeProtection } from '~/backup/protection'
import { matchesName } from '~/lib/match-name'
import { demandsOn, type Demand } from '~/policy/demands'
import { applyExceptions } from '~/policy/exceptions'
import type { Finding } from '~/policy/finding'
import type { CheckReport } from './check-report'
import { judgeService } from '~/policy/judge-service'
import { plannedService, plannedType, type PlannedService } from './plan/planned-service'
import { refuseRegions } from './plan/refused-regions'
import { remediesAt } from './remedies'
import type { Plan, PlannedResource } from './plan/read-plan'
import type { Policy } from '~/policy/policy'

export interface PlanCheckOptions {
  /** The name of the plan's file. */
  file: string
  policy: Policy
  policyFile: string | undefined
  /** Names of projects, in which `*` stands for any characters; none: all. */
  projects: readonly string[]
  /** Aiven's list; none where it was not read. */
  clouds: readonly Cloud[]
  /** Milliseconds since 1970 UTC. */
  now: number
}

/** Judges all services that a plan creates, changes or leaves as they are, before it is applied. */
export function checkPlan(plan: Plan, options: PlanCheckOptions): CheckReport {
  const { policy, projects, now } = options
  const notes: string[] = []
  const findings: Finding[] = []
  let judged = 0
  let uncovered = 0
  for (const resource of plan.resources) {
    const planned = readResource(resource, now, notes)
    if (!planned || !isWanted(planned, projects)) continue
    const demands = demandsOn(planned.matched, policy)
    if (!demands) {
      uncovered += 1
      continue
    }
    judged += 1
    notes.push(...fateNotes(planned))
    findings.push(...judgePlanned(planned, demands, options))
  }
  for (const resource of plan.deferred) {
    if (plannedType(resource) !== undefined) findings.push(deferred(resource))
  }
  if (plan.errored) findings.push(ERRORED)
  const excepted = applyExceptions(findings, policy.exceptions, now)
  return {
    kind: 'plan',
    source: options.file,
    policy: options.policyFile,
    checkedAt: now,
    judged,
    uncovered,
    findings: excepted.findings,
    notes: [
      ...notes,
      ...excepted.notes,
      ...(plan.complete ? [] : [INCOMPLETE]),
      judged === 0 ? NO_SERVICE : UNTIL_APPLY,
    ],
  }
}

const NO_SERVICE = 'The plan has no service of Aiven that a rule is for.'
const UNTIL_APPLY =
  'Whether copies arrive, how old they are and whether restores are rehearsed is unknown until the plan is applied: check the services then.'
const INCOMPLETE = 'The plan is not complete: what it leaves for a later plan was not judged.'

const ERRORED: Finding = {
  project: undefined,
  service: undefined,
  rule: 'reading',
  by: 'plan',
  outcome: 'unknown',
  found: 'Planning ended with an error, so services may be missing from the plan.',
  remedy: 'Correct the error and plan again',
}

/** The service that there will be; where there is none, a note says why if a person should know. */
function readResource(
  resource: PlannedResource,
  now: number,
  notes: string[],
): PlannedService | undefined {
  const { address, change, deposed } = resource
  const type = plannedType(resource)
  if (type === undefined || deposed !== undefined) return undefined
  if (change.after == null) {
    const [action] = change.actions
    if (action === 'delete') notes.push(`${address} is deleted. ${BACKUPS_GO}`)
    if (action === 'forget') {
      notes.push(`${address} is left to itself: the service stays, and was not judged.`)
    }
    return undefined
  }
  const planned = plannedService(resource, type, now)
  if (planned.service.madeFor === undefined) return planned
  notes.push(`${address} is a fork for a ${planned.service.madeFor}, and was not judged.`)
  return undefined
}

const BACKUPS_GO = 'Aiven removes the backups of a deleted service after 30 days.'

function isWanted({ matched }: PlannedService, projects: readonly string[]): boolean {
  const { project } = matched
  if (projects.length === 0 || project === undefined) return true
  return projects.some((pattern) => matchesName(pattern, project))
}

function judgePlanned(
  planned: PlannedService,
  demands: readonly Demand[],
  { clouds, now }: PlanCheckOptions,
): Finding[] {
  const { address, service, untold, matched } = planned
  const protection = judgeProtection(service, now, { clouds })
  const subject = {
    service,
    protection,
    protectionWithin: () => protection,
    drills: [],
    clouds,
    now,
    untold,
    refusal: refuseRegions(planned, clouds),
  }
  const { project, service: name } = matched
  return judgeService(subject, demands, remediesAt('')).map((finding) => ({
    project,
    service: name,
    address,
    ...finding,
  }))
}

function fateNotes({ address, fate, from, service }: PlannedService): string[] {
  if (fate === 'replaced') {
    return [
      `${address} is replaced: the new service has none of the old one’s backups. ${BACKUPS_GO}`,
    ]
  }
  return fate === 'moved'
    ? [`${address} moves to ${service.cloud}: its primary backups stay in ${from} (Aiven docs).`]
    : []
}

function deferred({ address }: PlannedResource): Finding {
  return {
    project: undefined,
    service: undefined,
    address,
    rule: 'reading',
    by: 'plan',
    outcome: 'unknown',
    found: 'Terraform plans this service only after something else was applied.',
    remedy: 'Check the next plan as well',
  }
}
