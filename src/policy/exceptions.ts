import { matchesName } from '~/lib/match-name'
import type { Finding } from './finding'
import type { PolicyException } from './policy'

/**
 * Excepts what the policy excepts.
 * @param now milliseconds since 1970 UTC
 * @returns the findings, and a sentence about each exception that has expired or that nothing needs
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly PolicyException[],
  now: number,
): { findings: Finding[]; notes: string[] } {
  const used = new Set<PolicyException>()
  const isOver = ({ until }: PolicyException) => now >= readEnd(until)
  const excepted = findings.map((finding): Finding => {
    if (finding.outcome !== 'broken' && finding.outcome !== 'unknown') return finding
    const fitting = exceptions.filter((one) => isFor(one, finding))
    for (const one of fitting) used.add(one)
    const valid = fitting.find((one) => !isOver(one))
    if (valid) {
      const { until, reason } = valid
      return { ...finding, outcome: 'excepted', exception: { until, reason } }
    }
    const expired = fitting[0]
    return expired
      ? { ...finding, found: `${finding.found} The exception for it ended on ${expired.until}.` }
      : finding
  })
  const notes = exceptions.flatMap((one) => {
    const name = `The exception for ${one.project}/${one.service} (${one.reason})`
    if (isOver(one)) return `${name} ended on ${one.until}. Renew or remove it.`
    return used.has(one) ? [] : `${name} is not needed: nothing there is broken. Remove it.`
  })
  return { findings: excepted, notes }
}

function isFor({ project, service, rules }: PolicyException, finding: Finding): boolean {
  if (finding.project === undefined || finding.service === undefined) return false
  if (!matchesName(project, finding.project) || !matchesName(service, finding.service)) return false
  return rules === undefined || rules.some((rule) => rule === finding.rule)
}

/** The end of that day, in milliseconds since 1970 UTC. */
function readEnd(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + 86_400_000
}
