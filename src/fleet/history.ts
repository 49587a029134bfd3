import { fleetKey } from './fleet-key'
import { own } from '~/lib/own'
import { gapsBetween, intersect, type Span } from '~/lib/spans'
import type { HistoryAnswer, HistoryChange, HistoryService } from '~/api/history-shape'

/** What a time was: one of these, never two. */
export const HISTORY_KINDS = ['protected', 'waiting', 'breach', 'unknown', 'not-watched'] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

/** A time in which a service was in one state, in milliseconds since 1970 UTC. */
export interface Interval extends Span {
  kind: HistoryKind
  /** Nobody was looking, but what was seen later tells it. It counts in no share. */
  hindsight?: true
}

/** A time without protection that is known of. */
export interface Breach {
  project: string
  service: string
  type: string
  /** Milliseconds since 1970 UTC; it may lie before the period. */
  from: number
  /** None: it goes on. */
  to?: number
  /** Up to now where it goes on. */
  seconds: number
  /** How many of them, within the period, nobody watched and nothing that was seen later tells. */
  unwatched: number
  /** It went on when somebody last looked, and whether it does now nobody knows. */
  lostSight?: true
  /** The state that it began with. */
  state: string
  cause: string
}

/** What a service was like in a period. */
export interface ServiceHistory {
  project: string
  service: string
  type: string
  /** In order, without the times in which there was no such service. */
  intervals: readonly Interval[]
  breaches: readonly Breach[]
}

/** Milliseconds of each kind. */
export type Times = Record<HistoryKind, number>

/** A state from when it holds, as far as that is known, and when it was first observed. */
interface Mark {
  from: number
  observedAt: number
  /** Undefined: there is no such service. */
  state: string | undefined
  reason: string
}

/**
 * What each service was like in the period of an answer. Time that nobody watched is neither protected
 * nor a breach; a state holds from the moment that it is known to have begun, which for _Behind_ follows
 * from the recovery point and may lie before it was seen.
 */
export function readHistory(answer: HistoryAnswer): ServiceHistory[] {
  const current = new Map(answer.services.map((service) => [fleetKey(service), service]))
  const changes = new Map<string, HistoryChange[]>()
  for (const change of answer.changes) {
    const key = fleetKey(change)
    const list = changes.get(key)
    if (list) list.push(change)
    else changes.set(key, [change])
  }
  const keys = new Set([...current.keys(), ...changes.keys()])
  return [...keys].flatMap((key) => {
    const own = changes.get(key) ?? []
    const about = own.at(-1) ?? current.get(key)
    if (!about) return []
    const { project, service, type } = about
    const marks = makeMarks(own, current.get(key), answer)
    // What cannot have copies is not there to be protected.
    if (!marks.some(({ state }) => findKind(state))) return []
    const where = { project, service, type }
    const intervals = makeIntervals(marks, answer)
    const unwatched = intervals.filter(({ kind }) => kind === 'not-watched')
    const lostSight = unwatched.at(-1)?.to === answer.at
    return {
      ...where,
      intervals,
      breaches: makeBreaches(marks, answer).map((breach) => ({
        ...where,
        ...breach,
        unwatched: secondsIn(unwatched, { from: breach.from, to: breach.to ?? answer.at }),
        ...(breach.to === undefined && lostSight ? { lostSight } : {}),
      })),
    }
  })
}

function secondsIn(spans: readonly Span[], within: Span): number {
  return Math.round(
    intersect(spans, within).reduce((sum, { from, to }) => sum + to - from, 0) / 1000,
  )
}

function makeMarks(
  changes: readonly HistoryChange[],
  current: HistoryService | undefined,
  { from: start }: HistoryAnswer,
): Mark[] {
  const marks: Mark[] = []
  const [first] = changes
  if (!first && current) {
    const { since, state, reason } = current
    return [{ from: since, observedAt: Math.max(since, start), state, reason }]
  }
  if (first?.from !== undefined) {
    const from = first.from_since ?? start
    marks.push({ from, observedAt: Math.max(from, start), state: first.from, reason: '' })
  }
  for (const { at, to, since = at, reason = '' } of changes) {
    const before = marks.at(-1)
    // What was seen to be otherwise was otherwise; what was unknown may be known by now.
    const from = Math.min(at, Math.max(since, before?.from ?? -Infinity))
    if (before && before.from === from) marks.pop()
    marks.push({ from, observedAt: at, state: to, reason })
  }
  return marks
}

const KINDS: Readonly<Record<string, HistoryKind>> = {
  protected: 'protected',
  waiting: 'waiting',
  behind: 'breach',
  paused: 'breach',
  'not-protected': 'breach',
  unknown: 'unknown',
}

/** The kind of a state; undefined where no copies can be had, or where there is no service. */
function findKind(state: string | undefined): HistoryKind | undefined {
  return state === undefined ? undefined : own(KINDS, state)
}

function makeIntervals(marks: readonly Mark[], { from, at, watched }: HistoryAnswer): Interval[] {
  const intervals: Interval[] = []
  const unwatched = gapsBetween(watched, from, at)
  // Before the first mark there was no such service, or nobody who could tell.
  const known = marks[0]?.from ?? at
  for (const gap of intersect(unwatched, { from, to: Math.min(known, at) })) {
    intervals.push({ ...gap, kind: 'not-watched' })
  }
  for (const [index, mark] of marks.entries()) {
    const kind = findKind(mark.state)
    const span = { from: Math.max(mark.from, from), to: marks[index + 1]?.from ?? at }
    if (kind === undefined || span.to <= span.from) continue
    const observedAt = Math.min(Math.max(mark.observedAt, span.from), span.to)
    intervals.push(
      ...[
        ...intersect(watched, span).map((one): Interval => ({ ...one, kind })),
        ...intersect(unwatched, { from: span.from, to: observedAt }).map((one): Interval => ({
          ...one,
          kind,
          hindsight: true,
        })),
        ...intersect(unwatched, { from: observedAt, to: span.to }).map((one): Interval => ({
          ...one,
          kind: 'not-watched',
        })),
      ].toSorted((a, b) => a.from - b.from),
    )
  }
  return intervals
}

/** One breach goes on through other states without protection, and through what nobody knows. */
function makeBreaches(marks: readonly Mark[], { from: start, at }: HistoryAnswer) {
  const breaches: Pick<Breach, 'from' | 'to' | 'seconds' | 'state' | 'cause'>[] = []
  let open: Mark | undefined
  const close = (end: number | undefined) => {
    if (!open) return
    const { from, state = '', reason: cause } = open
    const seconds = Math.max(0, Math.round(((end ?? at) - from) / 1000))
    if (end === undefined) breaches.push({ from, seconds, state, cause })
    else if (end > start) breaches.push({ from, to: end, seconds, state, cause })
    open = undefined
  }
  for (const mark of marks) {
    const kind = findKind(mark.state)
    if (kind === 'breach') open ??= mark
    else if (kind !== 'unknown') close(mark.from)
  }
  close(undefined)
  return breaches
}

/** How long it was what, in all of these services; hindsight counts as not watched. */
export function sumTimes(histories: readonly ServiceHistory[]): Times {
  const times = noTimes()
  for (const { intervals } of histories) {
    for (const { kind, from, to, hindsight } of intervals) {
      times[hindsight ? 'not-watched' : kind] += to - from
    }
  }
  return times
}

/** For how many seconds of its period somebody was looking. */
export function watchedSeconds({ watched, from }: HistoryAnswer): number {
  return watched.reduce((sum, span) => sum + (span.to - Math.max(from, span.from)), 0) / 1000
}

/**
 * The part of the watched time that was protected, 0 to 1. Unknown time is part of it: it was not
 * protected as far as anybody knows.
 * @returns undefined where nothing was watched
 */
export function protectedShare(times: Times): number | undefined {
  const watched = times.protected + times.waiting + times.breach + times.unknown
  return watched === 0 ? undefined : times.protected / watched
}

/**
 * The period in equal parts, and how long it was what in each of them: what a strip is drawn from.
 * @param period milliseconds since 1970 UTC
 * @param count how many parts
 */
export function binTimes(
  histories: readonly ServiceHistory[],
  { from, to }: Span,
  count: number,
): Times[] {
  const bins = Array.from({ length: count }, noTimes)
  const width = (to - from) / count
  for (const { intervals } of histories) {
    for (const interval of intervals) {
      const last = Math.min(count - 1, Math.floor((interval.to - from) / width))
      for (let at = Math.max(0, Math.floor((interval.from - from) / width)); at <= last; at += 1) {
        const bin = bins[at]
        const start = Math.max(interval.from, from + at * width)
        const end = Math.min(interval.to, from + (at + 1) * width)
        if (bin && end > start) bin[interval.kind] += end - start
      }
    }
  }
  return bins
}

function noTimes(): Times {
  return { protected: 0, waiting: 0, breach: 0, unknown: 0, 'not-watched': 0 }
}
