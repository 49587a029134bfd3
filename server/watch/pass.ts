import { withinTime } from '../time-limit'
import type { ReadApi } from './api'
import { knownKeys, learn, type Known } from './known'
import { readFleetOnce, type FleetReading } from './read-fleet'

/** How a pass went. */
export interface PassOutcome {
  /** `partial`: a project could not be read; `failed`: none could, or which there are. */
  kind: 'complete' | 'partial' | 'failed'
  /** What could not be read, a sentence each. */
  problems: readonly string[]
  seconds: number
  /** Milliseconds since 1970 UTC, by the clock of this machine. */
  endedAt: number
}

export interface PassOptions {
  /** Names of projects, in which `*` stands for any characters; none: all that the token sees. */
  patterns: readonly string[]
  /** Milliseconds after which what is not read counts as unread. */
  deadline: number
  /** Ends the pass. */
  signal?: AbortSignal
}

/**
 * One pass: reads the fleet and judges it.
 * @param before what was known until then
 * @returns what is known now, how the pass went, and what it read
 */
export async function makePass(
  api: ReadApi,
  before: Known,
  { patterns, deadline, signal }: PassOptions,
): Promise<{ known: Known; outcome: PassOutcome; reading: FleetReading }> {
  const began = performance.now()
  const time = { limit: deadline, outer: signal, message: 'The pass took too long.' }
  const reading = await withinTime(time, (limited) =>
    readFleetOnce(api, { patterns, known: knownKeys(before), signal: limited }),
  )
  signal?.throwIfAborted()
  const known = learn(before, reading)
  const unread = [...known.projects.values()].filter(({ ok }) => !ok)
  const isFailed = reading.problem !== undefined || unread.length === known.projects.size
  return {
    known,
    reading,
    outcome: {
      kind: isFailed ? 'failed' : unread.length > 0 ? 'partial' : 'complete',
      problems: [
        ...(reading.problem === undefined ? [] : [reading.problem]),
        ...unread.map(({ project, problem = '' }) => `${project} cannot be read: ${problem}`),
      ],
      seconds: (performance.now() - began) / 1000,
      endedAt: Date.now(),
    },
  }
}
