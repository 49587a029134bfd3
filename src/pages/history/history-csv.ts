import type { HistoryRegionChange } from '~/api/history-shape'
import { sumTimes, type ServiceHistory } from '~/fleet/history'
import { writeCsv } from '~/lib/csv'
import { makeShares } from './shares'

/** Each time without protection, in order of time. An empty end: it goes on, as far as it was watched. */
export function breachesCsv(histories: readonly ServiceHistory[]): string {
  const breaches = histories
    .flatMap((one) => one.breaches)
    .toSorted((a, b) => a.from - b.from)
    .map(({ project, service, type, state, from, to, seconds, cause, unwatched }) => [
      project,
      service,
      type,
      state,
      iso(from),
      to === undefined ? null : iso(to),
      seconds,
      cause,
      unwatched,
    ])
  return writeCsv([
    [
      'project',
      'service',
      'type',
      'state',
      'start',
      'end',
      'seconds',
      'cause',
      'not_watched_seconds',
    ],
    ...breaches,
  ])
}

/** Each change of secondary backup location, in the order in which they were seen. */
export function locationChangesCsv(changes: readonly HistoryRegionChange[]): string {
  const rows = changes
    .toReversed()
    .map(({ project, service, at, from = null, to = null }) => [
      project,
      service,
      iso(at),
      from,
      to,
    ])
  return writeCsv([['project', 'service', 'seen', 'before', 'after'], ...rows])
}

/** How long each service was what, in seconds, the least protected first. */
export function sharesCsv(histories: readonly ServiceHistory[]): string {
  const rows = makeShares(histories, 'service').map(({ project, service = '', of, ...share }) => {
    const times = sumTimes(of)
    const seconds = [times.protected, times.waiting, times.breach, times.unknown].map(toSeconds)
    const breaches = of.reduce((sum, one) => sum + one.breaches.length, 0)
    const percent = share.protectedPart === undefined ? null : toPercent(share.protectedPart)
    return [project, service, percent, ...seconds, toSeconds(times['not-watched']), breaches]
  })
  return writeCsv([
    [
      'project',
      'service',
      'protected_percent',
      'protected_seconds',
      'waiting_seconds',
      'breach_seconds',
      'unknown_seconds',
      'not_watched_seconds',
      'breaches',
    ],
    ...rows,
  ])
}

/** Rounded down, so that it is never better than it was. */
function toPercent(share: number): number {
  return Math.floor(share * 100_000) / 1000
}

function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
