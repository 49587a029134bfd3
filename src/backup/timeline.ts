import type { ProjectEvent } from '~/api/events'
import type { Backup, BackupCopy } from '~/api/backups'
import { copyIn } from './copies'
import { UP_TO_NOW, type Location } from './location'

/** A moment on the timeline. */
export type TimelineItem = { /** Milliseconds since 1970 UTC. */ at: number; key: string } & (
  | { kind: 'backup'; backup: Backup; copy: BackupCopy | undefined }
  | { kind: 'event'; event: ProjectEvent }
)

/** A stretch of time in one location; both ends within the timeline's own. */
export interface TimelineBar {
  lane: 'primary' | 'secondary'
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
  what: 'window' | 'paused'
}

export interface Timeline {
  /** Oldest first. */
  items: TimelineItem[]
  bars: TimelineBar[]
  /** Backups that are older than the timeline. */
  earlier: number
}

interface TimelineInput {
  /** As listed by the API. */
  backups: readonly Backup[]
  events: readonly ProjectEvent[]
  /** The additional region that is set. */
  region: string | undefined
  primary: Location
  /** Undefined where no region is set. */
  secondary: Location | undefined
  /** Milliseconds since 1970 UTC. */
  from: number
  to: number
}

/**
 * Backups, windows and events between two moments. A pause is drawn from the newest recovery point on:
 * Aiven does not say since when it lasts, only nothing later has been copied.
 * @param input what Aiven reports, and the two moments
 */
export function makeTimeline(input: TimelineInput): Timeline {
  const { from, to, region } = input
  const backups = input.backups.flatMap((backup): TimelineItem[] => {
    const at = Date.parse(backup.backup_time)
    if (Number.isNaN(at)) return []
    const copy = region === undefined ? undefined : copyIn(backup, region)
    return [{ at, key: `backup ${backup.backup_name}`, kind: 'backup', backup, copy }]
  })
  const events = input.events.flatMap((event, index): TimelineItem[] => {
    const at = Date.parse(event.time)
    if (Number.isNaN(at)) return []
    return [{ at, key: `event ${event.id ?? index} ${event.time}`, kind: 'event', event }]
  })
  return {
    items: [...backups, ...events]
      .filter(({ at }) => at >= from && at <= to)
      .sort((a, b) => a.at - b.at),
    bars: makeBars(input),
    earlier: backups.filter(({ at }) => at < from).length,
  }
}

function makeBars({ primary, secondary, from, to }: TimelineInput): TimelineBar[] {
  const bars: TimelineBar[] = []
  const add = (
    lane: TimelineBar['lane'],
    what: TimelineBar['what'],
    start: number,
    end: number,
  ) => {
    if (end > from && start < to && end > start) {
      bars.push({ lane, what, from: Math.max(start, from), to: Math.min(end, to) })
    }
  }
  for (const location of [primary, secondary]) {
    const window = location?.window
    if (window) add(location.kind, 'window', window.from, window.to === UP_TO_NOW ? to : window.to)
  }
  if (secondary?.paused && secondary.newest) add('secondary', 'paused', secondary.newest.at, to)
  return bars
}
