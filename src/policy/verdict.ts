import { fleetKey } from '~/fleet/fleet-key'
import { decideVerdict, type Finding, type Verdict } from './finding'

/** What a policy leaves open about a service: something is broken, or nothing is but something is unknown. */
export type OpenOutcome = Exclude<Verdict, 'holds'>

/** What came of a policy, as a page tells it. */
export interface PolicyVerdict {
  verdict: Verdict
  /** By `fleetKey`: the services for which the policy does not hold. */
  open: ReadonlyMap<string, OpenOutcome>
  /** How many projects and services could not be read. */
  unread: number
}

/** Sums findings up, service by service. */
export function sumUp(findings: readonly Finding[]): PolicyVerdict {
  const open = new Map<string, OpenOutcome>()
  let unread = 0
  for (const { rule, project, service, outcome } of findings) {
    if (outcome !== 'broken' && outcome !== 'unknown') continue
    if (rule === 'reading' || project === undefined || service === undefined) {
      unread += 1
      continue
    }
    const key = fleetKey({ project, service })
    if (open.get(key) !== 'broken') open.set(key, outcome)
  }
  return { verdict: decideVerdict(findings), open, unread }
}
