import { UP_TO_NOW } from '~/backup/location'
import type { Recoverable } from './outage'

/**
 * How much newer a new fork’s data may be, in milliseconds, before a fork counts as made earlier. In an
 * outage nothing is added to the backups: a fork made during it is as new as they are, however long it
 * lasts. While one is rehearsed the backups go on, and a rehearsal is not to call its own forks older.
 */
const REHEARSAL = 3_600_000

/**
 * Whether a fork was made before this outage, as of an earlier rehearsal: a new one could hold much
 * newer data. A fork never holds anything newer than its creation.
 * @param created ISO 8601 UTC
 * @param fate what a new fork would be made from
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function isOlderFork(
  created: string,
  { point }: Pick<Recoverable, 'point'>,
  now: number,
): boolean {
  // Where nobody can say how far the backups reach, they may reach up to now.
  const newest = point === undefined || point === UP_TO_NOW ? now : point
  return newest - Date.parse(created) > REHEARSAL
}
