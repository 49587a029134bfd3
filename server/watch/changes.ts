import { randomUUID } from 'node:crypto'
import type { Known } from './known'
import type { Verdict, WatchedState } from './verdict'

/** Something that happened to a service between two passes. */
export interface Change {
  /** A UUID: whoever gets the message twice can see that. */
  id: string
  /**
   * `state`: of the secondary backup; `region`: the one set for the copies; `found`: new; `first`: there
   * when its project was read for the first time; `ended`: not there any more; `left`: its project is not
   * watched any more.
   */
  kind: 'state' | 'region' | 'found' | 'first' | 'ended' | 'left'
  project: string
  service: string
  type: string
  /** Milliseconds since 1970 UTC, by the API's clock: when the pass saw it. */
  at: number
  /** States, or Aiven cloud names; undefined where there was or is none. */
  from?: string
  to?: string
  /** Milliseconds since 1970 UTC: since when it had been in the state before, and is in this one. */
  fromSince?: number
  since?: number
  /** Why it is in this state, in the console's words. */
  reason?: string
  /** The region that is set. */
  region?: string
  /** Seconds for which the recovery point has been out of the objective. */
  beyond?: number
}

/**
 * What happened between two passes.
 * @param at milliseconds since 1970 UTC, by the API's clock: of the later one
 * @param watched the projects that the later one has asked for
 */
export function findChanges(
  before: Known,
  after: Known,
  at: number,
  watched: ReadonlySet<string> = new Set(),
): Change[] {
  const changes: Change[] = []
  for (const [key, now] of after.verdicts) {
    const earlier = before.verdicts.get(key)
    if (!earlier) {
      const kind = isFirstReading(now.project, before) ? 'first' : 'found'
      changes.push({ ...about(now, at, kind), ...noteState(now, at) })
    } else {
      if (earlier.state !== now.state) {
        const from = { from: earlier.state, fromSince: earlier.since }
        changes.push({ ...about(now, at, 'state'), ...from, ...noteState(now, at) })
      }
      if (earlier.region !== now.region) {
        changes.push({
          ...about(now, at, 'region'),
          ...(earlier.region !== undefined && { from: earlier.region }),
          ...(now.region !== undefined && { to: now.region }),
        })
      }
    }
  }
  for (const [key, gone] of before.verdicts) {
    if (after.verdicts.has(key)) continue
    const from = { from: gone.state, fromSince: gone.since }
    changes.push({ ...about(gone, at, watched.has(gone.project) ? 'ended' : 'left'), ...from })
  }
  return changes
}

/** Whether nothing was known of a project's services: a project that is new has only new ones. */
function isFirstReading(project: string, { projects }: Known): boolean {
  const status = projects.get(project)
  return status ? status.readAt === undefined : projects.size === 0
}

/**
 * Whether people are notified: of every change of state, also into and out of unknown, of a new service
 * that is in trouble, and of the end of any. All others are kept as history.
 */
export function isAnnounced({ kind, to = '' }: Change): boolean {
  return kind === 'state' || kind === 'ended' || (kind === 'found' && TROUBLES.has(to))
}

/** The states that call for somebody. */
export const TROUBLES: ReadonlySet<string> = new Set<WatchedState>([
  'not-protected',
  'paused',
  'behind',
  'unknown',
])

function about({ project, service, type }: Verdict, at: number, kind: Change['kind']) {
  return { id: randomUUID(), kind, project, service, type, at }
}

function noteState(verdict: Verdict, at: number) {
  const { state, since, reason, region, point, objective } = verdict
  const beyond = point === undefined ? 0 : Math.round((at - point) / 1000 - objective)
  return {
    to: state,
    since,
    reason,
    ...(region !== undefined && { region }),
    ...(beyond > 0 && { beyond }),
  }
}
