import type { Demand } from './demands'
import type { Finding, Outcome } from './finding'
import type { RuleName } from './policy'
import { judgeDrill } from './rules/drill'
import { judgeDistance, judgeResidency } from './rules/places'
import { judgeProtected } from './rules/protected'
import { judgeRpo } from './rules/rpo'
import type { Judgement, Subject } from './rules/subject'

const JUDGES: Readonly<
  Record<RuleName, (subject: Subject, demand: Demand) => Judgement | undefined>
> = {
  protected: judgeProtected,
  rpo: judgeRpo,
  distance: judgeDistance,
  residency: judgeResidency,
  drill: judgeDrill,
}

/** What is known only of a service that is there: how old its copies are, and its restore drills. */
const AFTER_APPLY: ReadonlySet<RuleName> = new Set(['rpo', 'drill'])

/** What to do about a rule that does not hold: in words, and the command where there is one. */
export type FindRemedy = (
  demand: Demand,
  outcome: Outcome,
  subject: Subject,
  demands: readonly Demand[],
) => Pick<Judgement, 'remedy' | 'command'>

/**
 * Judges a service by all that is asked of it.
 * @param findRemedy asked where a rule is broken or unknown
 * @returns a finding for each rule that says something of it
 */
export function judgeService(
  subject: Subject,
  demands: readonly Demand[],
  findRemedy?: FindRemedy,
): ServiceFinding[] {
  const findings: ServiceFinding[] = []
  for (const demand of demands) {
    const { rule, by } = demand
    if (subject.untold && AFTER_APPLY.has(rule)) continue
    const judgement = JUDGES[rule](subject, demand)
    if (!judgement || repeats(rule, judgement, findings)) continue
    const judged = demand.doubtful ? doubt(judgement, by) : judgement
    const { outcome } = judged
    const isOpen = outcome === 'broken' || outcome === 'unknown'
    findings.push({
      rule,
      by,
      ...judged,
      ...(isOpen ? findRemedy?.(demand, outcome, subject, demands) : {}),
    })
  }
  return findings
}

type ServiceFinding = Omit<Finding, 'project' | 'service'>

/** Where nothing would survive, the rule on protection has said so. */
function repeats(
  rule: RuleName,
  { outcome, age }: Judgement,
  findings: readonly ServiceFinding[],
): boolean {
  return (
    rule === 'rpo' &&
    outcome === 'broken' &&
    age === undefined &&
    findings.some((other) => other.rule === 'protected' && other.outcome === 'broken')
  )
}

/** What does not hold is broken only if the policy's rule is for this service at all. */
function doubt(judgement: Judgement, by: string): Judgement {
  return judgement.outcome === 'broken' || judgement.outcome === 'unknown'
    ? {
        ...judgement,
        outcome: 'unknown',
        found: `${judgement.found} Whether the rule ${by} is for this service is unknown until the plan is applied.`,
      }
    : judgement
}
