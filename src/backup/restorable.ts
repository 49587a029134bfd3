import type { Backup } from '~/api/backups'
import { copyIn, newestFirst } from './copies'
import { UP_TO_NOW, type Location, type RecoveryWindow } from './location'

/* What of a location a restore can ask for: moments of its window, or its backups. */

/**
 * Whether data as new as now can be restored. Of a service that is off, Aiven's window is open too, but
 * nothing is written: its data ends when it was turned off, and Aiven does not tell when that was.
 * @param location one of `readLocations`
 */
export function isUpToNow({ newest }: Pick<Location, 'newest'>): boolean {
  return newest?.at === UP_TO_NOW
}

/** The last whole second that a window holds, in milliseconds since 1970 UTC. */
export function windowEnd(window: RecoveryWindow, now: number): number {
  return window.to === UP_TO_NOW ? Math.floor(now / 1000) * 1000 : window.to
}

/**
 * Whether a moment can be restored.
 * @param target milliseconds since 1970 UTC, a whole second
 * @param window what the location can restore
 * @param now milliseconds since 1970 UTC, by the server's clock: the end of a window up to now
 */
export function checkTarget(
  target: number,
  window: RecoveryWindow,
  now: number,
): 'inside' | 'before' | 'after' {
  if (target < window.from) return 'before'
  return target > windowEnd(window, now) ? 'after' : 'inside'
}

/**
 * The backups that a location holds.
 * @param location one of `readLocations`
 * @param backups all of the service's
 * @returns newest first
 */
export function backupsAt(location: Location, backups: readonly Backup[]): Backup[] {
  const { kind, cloud } = location
  return newestFirst(backups).filter(
    (backup) => kind === 'primary' || (cloud !== undefined && copyIn(backup, cloud)),
  )
}
