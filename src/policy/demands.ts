import type { ResidencyPolicy } from '~/backup/residency'
import { matchesName } from '~/lib/match-name'
import type { Policy, PolicyRule, RuleName } from './policy'

/** What a policy asks of one service. Of several rules that ask the same, the strictest counts. */
export interface Demand {
  rule: RuleName
  /** The policy's rule that asks for it. */
  by: string
  /** Whether the policy's rule is for this service is not known. */
  doubtful: boolean
  /** Of `rpo` and `drill`, in seconds; of `distance`, in kilometres. */
  limit: number
  /** Of `residency`. */
  residency?: ResidencyPolicy
}

/** What tells which rules are for a service; undefined is unknown, as in a plan that was not applied. */
export interface Matched {
  project: string | undefined
  service: string | undefined
  type: string
  /** `key:value` */
  tags: readonly string[]
  /** There may be tags that are not known. */
  moreTags: boolean
}

/**
 * What a policy asks of a service.
 * @returns undefined where no rule is for it
 */
export function demandsOn(subject: Matched, policy: Policy): readonly Demand[] | undefined {
  const demands: Demand[] = []
  let isCovered = false
  for (const rule of rulesFor(subject.project, policy)) {
    const matches = matchesRule(subject, rule)
    if (matches === false) continue
    isCovered = true
    demands.push(...listDemands(rule, matches === undefined))
  }
  return isCovered ? strictest(demands) : undefined
}

const byProject = new WeakMap<Policy, Map<string, readonly PolicyRule[]>>()

/** The rules that can be for services of a project: looked for once, as thousands may name one each. */
function rulesFor(project: string | undefined, policy: Policy): readonly PolicyRule[] {
  if (project === undefined) return policy.rules
  const known = byProject.get(policy) ?? new Map<string, readonly PolicyRule[]>()
  byProject.set(policy, known)
  let rules = known.get(project)
  if (!rules) {
    rules = policy.rules.filter(
      ({ match }) => match.projects?.some((pattern) => matchesName(pattern, project)) ?? true,
    )
    known.set(project, rules)
  }
  return rules
}

/**
 * Whether a policy's rule is for a service.
 * @returns undefined where that is not known
 */
export function matchesRule(
  { project, service, type, tags, moreTags }: Matched,
  { match }: PolicyRule,
): boolean | undefined {
  const matchesOne = (patterns: readonly string[] | undefined, name: string | undefined) => {
    if (patterns === undefined) return true
    return name === undefined ? undefined : patterns.some((pattern) => matchesName(pattern, name))
  }
  const isTagged = ([key, pattern]: [string, string]) =>
    tags.some(
      (tag) => tag.startsWith(`${key}:`) && matchesName(pattern, tag.slice(key.length + 1)),
    ) || (moreTags ? undefined : false)
  const answers = [
    matchesOne(match.projects, project),
    matchesOne(match.services, service),
    matchesOne(match.types, type),
    ...Object.entries(match.tags ?? {}).map(isTagged),
  ]
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

function listDemands({ name, require: asked }: PolicyRule, doubtful: boolean): Demand[] {
  const demand = (rule: RuleName, limit: number | undefined): Demand[] =>
    limit === undefined ? [] : [{ rule, by: name, doubtful, limit }]
  return [
    ...(asked.protected ? demand('protected', 0) : []),
    ...demand('rpo', asked.rpo),
    ...demand('distance', asked.min_distance_km),
    ...(asked.residency
      ? demand('residency', 0).map((one) => ({
          ...one,
          residency: { allowed: asked.residency ?? [], source: 'file' as const },
        }))
      : []),
    ...demand('drill', asked.drill_within),
  ]
}

/** Each place must be allowed by all rules on residency; of the others, one includes the rest. */
function strictest(demands: readonly Demand[]): Demand[] {
  const kept: Demand[] = []
  for (const demand of demands) {
    const index = kept.findIndex(
      ({ rule, doubtful }) => rule === demand.rule && doubtful === demand.doubtful,
    )
    const other = kept[index]
    if (!other || demand.rule === 'residency') kept.push(demand)
    else if (isStricter(demand, other)) kept[index] = demand
  }
  return kept
}

function isStricter(demand: Demand, other: Demand): boolean {
  return demand.rule === 'distance' ? demand.limit > other.limit : demand.limit < other.limit
}
