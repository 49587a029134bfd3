import { gapAround, findInstants, isWallTime, type Gap } from '~/lib/wall-time'
import { toWallTime, type WallTime } from '~/lib/zoned-time'

/** A moment as it is being entered. */
export interface MomentDraft extends WallTime {
  /** Which of the two is meant where the clocks show the time twice. */
  occurrence?: 'first' | 'second'
}

/** What an entered moment comes to. Instants are milliseconds since 1970 UTC. */
export type EnteredMoment =
  | { kind: 'moment'; instant: number; twice?: readonly [number, number] }
  | { kind: 'incomplete' }
  | { kind: 'skipped'; gap: Gap }
  | { kind: 'twice'; twice: readonly [number, number] }

/**
 * The moment that was entered.
 * @param draft day and time as the clocks of the zone show them
 * @param zone an IANA name
 */
export function enteredMoment(draft: MomentDraft, zone: string): EnteredMoment {
  if (!isWallTime(draft)) return { kind: 'incomplete' }
  const [first, second] = findInstants(draft, zone)
  if (first === undefined) {
    const gap = gapAround(draft, zone)
    return gap ? { kind: 'skipped', gap } : { kind: 'incomplete' }
  }
  if (second === undefined) return { kind: 'moment', instant: first }
  const twice = [first, second] as const
  if (draft.occurrence === undefined) return { kind: 'twice', twice }
  return { kind: 'moment', instant: draft.occurrence === 'first' ? first : second, twice }
}

/** A moment as the clocks of a zone show it, with the choice that makes it the same moment again. */
export function inZone(instant: number, zone: string): MomentDraft {
  const wall = toWallTime(instant, zone)
  const entered = enteredMoment(wall, zone)
  if (entered.kind !== 'twice') return wall
  return { ...wall, occurrence: entered.twice[0] === instant ? 'first' : 'second' }
}
