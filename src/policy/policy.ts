/** What a policy can ask of a service; exceptions name them as well. */
export const RULES = ['protected', 'rpo', 'distance', 'residency', 'drill'] as const

export type RuleName = (typeof RULES)[number]

/** What must hold for which services, and what is excepted: see docs/check.md. */
export interface Policy {
  version: 1
  rules: readonly PolicyRule[]
  exceptions: readonly PolicyException[]
}

export interface PolicyRule {
  name: string
  match: PolicyMatch
  require: PolicyDemands
  /** It may match no service; otherwise that is a finding, as a misspelt name would pass every check. */
  optional: boolean
}

/** Which services a rule is for: all that meet each condition that is given. `*` stands for any characters. */
export interface PolicyMatch {
  projects?: readonly string[] | undefined
  services?: readonly string[] | undefined
  types?: readonly string[] | undefined
  tags?: Readonly<Record<string, string>> | undefined
}

export interface PolicyDemands {
  protected: boolean
  /** Seconds. */
  rpo?: number | undefined
  min_distance_km?: number | undefined
  /** Continents, `eu`, `eea`, codes of countries and names of clouds, which may hold `*`. */
  residency?: readonly string[] | undefined
  /** Seconds. */
  drill_within?: number | undefined
}

export interface PolicyException {
  project: string
  service: string
  /** Left out: all of them. */
  rules?: readonly RuleName[] | undefined
  /** The last day on which it counts, in UTC: `2027-01-31`. */
  until: string
  reason: string
}

/** Without a policy of its own, every service that can be protected must be. */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  rules: [{ name: 'default', match: {}, require: { protected: true }, optional: false }],
  exceptions: [],
}
