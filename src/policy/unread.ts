import { matchesRule } from './demands'
import type { Finding } from './finding'
import type { Policy, PolicyRule } from './policy'

/** What could not be read: a service, a project, or the list of projects. */
export interface Unread {
  project?: string | undefined
  service?: string | undefined
  /** A sentence: what could not be read, and why. */
  found: string
}

/**
 * What could not be read is unknown, where the policy has a rule that could be for it.
 * @param remedy what to do about it
 */
export function judgeUnread(unread: readonly Unread[], policy: Policy, remedy?: string): Finding[] {
  return unread.flatMap(({ project, service, found }) => {
    const matched = { project, service, type: '', tags: [], moreTags: true }
    // Its type cannot be known either: a rule that is for some types only could be for it.
    const concerned = policy.rules.find((rule) => matchesRule(matched, untyped(rule)) !== false)
    if (!concerned) return []
    const finding: Finding = {
      project,
      service,
      rule: 'reading',
      by: concerned.name,
      outcome: 'unknown',
      found,
    }
    return [remedy === undefined ? finding : { ...finding, remedy }]
  })
}

function untyped(rule: PolicyRule): PolicyRule {
  return { ...rule, match: { ...rule.match, types: undefined } }
}
