import type { RuleName } from './policy'

/**
 * What came of judging one rule of one service: `excepted` would be broken or unknown, but for an
 * exception; `not-supported` means that Aiven does not offer what the rule asks for.
 */
export type Outcome = 'holds' | 'broken' | 'unknown' | 'excepted' | 'not-supported'

/** What a rule has shown of a service, or what could not be read at all. */
export interface Finding {
  /** Undefined where it is not known, or where the finding is about the policy itself. */
  project: string | undefined
  service: string | undefined
  /** Of a plan: Terraform's address of the service. */
  address?: string
  /** `reading`: it could not be read; `policy`: a rule of the policy is for nothing. */
  rule: RuleName | 'reading' | 'policy'
  /** The policy's rule that asks for it. */
  by: string
  outcome: Outcome
  /** A sentence. */
  found: string
  /** What to do, in words, and the command where there is one. */
  remedy?: string
  command?: string
  /** The console's word for the state of the secondary backup. */
  state?: string
  /** Seconds, and their ratio to the RPO. */
  age?: number
  ratio?: number
  /** Milliseconds since 1970 UTC: since when the rule has been broken, where that is known. */
  since?: number
  exception?: { until: string; reason: string }
}

export type Verdict = 'holds' | 'broken' | 'unknown'

/** What comes of all findings: broken wins over unknown. */
export function decideVerdict(findings: readonly Finding[]): Verdict {
  const has = (outcome: Outcome) => findings.some((finding) => finding.outcome === outcome)
  if (has('broken')) return 'broken'
  return has('unknown') ? 'unknown' : 'holds'
}
