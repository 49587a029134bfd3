import type { Finding, Verdict } from '~/policy/finding'

/** What a process ends with. */
export const EXIT_CODES: Readonly<Record<Verdict, number>> = { holds: 0, broken: 1, unknown: 2 }

/** What was checked, and what came of it. */
export interface CheckReport {
  kind: 'services' | 'plan'
  /** The address of the API, or the name of the plan's file. */
  source: string
  /** The name of the policy's file; undefined where there is none. */
  policy: string | undefined
  /** Milliseconds since 1970 UTC, by the API's clock. */
  checkedAt: number
  /** How many services were judged, and how many no rule is for. */
  judged: number
  uncovered: number
  findings: readonly Finding[]
  /** What a person should know beside: a sentence each. */
  notes: readonly string[]
}
