import { useEffect, useMemo, useState } from 'react'
import type { Fleet } from '~/hooks/use-fleet'
import { consolePolicy } from '~/policy/console-policy'
import type { Finding } from '~/policy/finding'
import { fleetJudge } from '~/policy/judge-fleet'
import { judgeUnread } from '~/policy/unread'
import { sumUp, type PolicyVerdict } from '~/policy/verdict'
import { whenIdle } from '~/ui/when-idle'
import type { CoverageRows } from './use-rows'

/**
 * What `offsite check` would say of the policy that Export writes: judged by the same functions, from
 * what the page has read. It is judged while nobody types or scrolls, and the last verdict stays until then.
 * @returns undefined until all projects have been read once
 */
export function useVerdict(fleet: Fleet, coverage: CoverageRows): PolicyVerdict | undefined {
  const { services, unread, odd, projects, read } = fleet
  const { toProtect: rows, standards } = coverage
  const [verdict, setVerdict] = useState<PolicyVerdict>()
  const tried = read.length + unread.filter(({ readAt }) => readAt === undefined).length
  const isComplete = projects !== undefined && tried >= projects.length
  const known = useMemo(
    () => ({ services, unread, odd, rows, standards }),
    [services, unread, odd, rows, standards],
  )
  useEffect(
    () => (isComplete ? whenIdle(judgeInParts(known, setVerdict)) : undefined),
    [isComplete, known],
  )
  // The last verdict says nothing about another user's projects.
  return isComplete ? verdict : undefined
}

type Known = Pick<Fleet, 'services' | 'unread' | 'odd'> & {
  rows: CoverageRows['rows']
  standards: CoverageRows['standards']
}

/** Some milliseconds each. */
const ROWS_A_PART = 50

function* judgeInParts(known: Known, tell: (verdict: PolicyVerdict) => void): Generator<void> {
  const { services: listed, unread, odd, rows, standards } = known
  const { findPolicy } = standards
  const policy = consolePolicy({ services: rows.map(({ service }) => service), findPolicy })
  // What the console asks for says nothing of drills.
  const judge = fleetJudge({ ...standards, listed, forks: [] }, policy)
  const findings: Finding[] = []
  for (const [index, row] of rows.entries()) {
    findings.push(...(judge(row) ?? []))
    if (index % ROWS_A_PART === 0) yield
  }
  const lost = [
    ...unread.map(({ project }) => ({ project, found: '' })),
    ...odd.map(({ project, name: service }) => ({ project, service, found: '' })),
  ]
  tell(sumUp([...findings, ...judgeUnread(lost, policy)]))
}
