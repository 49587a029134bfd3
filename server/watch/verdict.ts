import type { Cloud } from '~/api/clouds-shape'
import { holdsCopy } from '~/backup/location'
import { copyDistance } from '~/backup/placement'
import type { Protection, ProtectionState } from '~/backup/protection'
import type { CoverageRow } from '~/fleet/coverage'
import { oneLine } from '~/lib/one-line'
import { protectionReason } from '~/words/protection'

/** The states that are reported of a service; while it is looked up, nothing is. */
export type WatchedState = Exclude<ProtectionState, 'checking'>

/** What is known of a service, in a few hundred bytes: what metrics, history and messages are made of. */
export interface Verdict {
  project: string
  service: string
  type: string
  /** The Aiven cloud that it runs in. */
  cloud: string
  /** The region that is set for the copies. */
  region?: string
  state: WatchedState
  /** Why, in the console's words. */
  reason: string
  /** Milliseconds since 1970 UTC: the recovery point that the objective is held against. */
  point?: number
  /** Seconds. */
  objective: number
  /** From the copies to the nearer of the service and its primary backups. */
  distanceKm?: number
  paused: boolean
  /** Whether the region that is set holds a copy. */
  copied: boolean
  /** Milliseconds since 1970 UTC: since when it is in this state, as far as that is known. */
  since: number
  /** The last pass could not read it: all but the state and the reason is what was known before. */
  unread?: true
}

/**
 * Keeps of a judged row what is watched.
 * @param row after its report was applied
 * @param at milliseconds since 1970 UTC, by the API's clock: when it was judged
 */
export function makeVerdict(row: CoverageRow, clouds: readonly Cloud[], at: number): Verdict {
  const { service: of, protection } = row
  const { primary, secondary } = of.locations
  const { age, region, objective } = protection
  const distanceKm = copyDistance(
    { serviceCloud: of.cloud, primary: primary.cloud, secondary: secondary?.cloud },
    clouds,
  )
  return {
    project: of.project,
    service: of.service,
    type: of.type,
    cloud: of.cloud,
    state: watchedState(protection.state),
    reason: oneLine(protectionReason(protection, of.type)),
    objective: objective.seconds,
    paused: secondary?.paused !== undefined,
    copied: holdsCopy(secondary),
    since: sinceWhen(protection, at),
    ...(region === undefined ? {} : { region }),
    ...(age === undefined ? {} : { point: Math.round(at - age * 1000) }),
    ...(distanceKm === undefined ? {} : { distanceKm }),
  }
}

/** Every look-up has ended when a pass is judged; one that has not tells nothing. */
function watchedState(state: ProtectionState): WatchedState {
  return state === 'checking' ? 'unknown' : state
}

/** When it fell behind is known to the second; of other states, only when they were first seen. */
function sinceWhen({ state, age, objective }: Protection, at: number): number {
  if (state !== 'behind' || age === undefined) return at
  return Math.min(at, Math.round(at - (age - objective.seconds) * 1000))
}

/**
 * What is left of a verdict when the service could not be read: its state is unknown, and its recovery
 * point is the last one known, which goes on growing older.
 * @param reason why it could not be read: a sentence
 * @param at milliseconds since 1970 UTC, by the API's clock
 */
export function unreadVerdict(before: Verdict, reason: string, at: number): Verdict {
  const since = before.state === 'unknown' ? before.since : at
  return { ...before, state: 'unknown', since, reason: oneLine(reason), unread: true }
}
