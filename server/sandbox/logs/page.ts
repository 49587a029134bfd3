import { HOUR } from '../time'
import type { Reader } from './entries'
import type { Entry } from './entry'

/**
 * A place between two lines: before the line number `n` of those at `at` (ms). Paging forwards
 * goes on behind it, paging backwards before it, so that turning round loses and repeats nothing.
 */
export interface Place {
  at: number
  n: number
}

export interface PageRequest {
  limit: number
  order: 'asc' | 'desc'
  from?: Place
  matches: (entry: Entry) => boolean
}

/** How much of the log is written at a time. */
const WINDOW = 6 * HOUR

/**
 * Reads on in the log from a place, or from its end that the order begins with.
 * @param since ms, the oldest that is still there
 * @param now ms
 * @returns the lines, in the order asked for; where to go on; and the place before the first line
 *   of all, undefined when there are none
 */
export function readPage(read: Reader, since: number, now: number, request: PageRequest) {
  const {
    limit,
    order,
    from = order === 'asc' ? { at: since, n: 0 } : { at: now + 1, n: 0 },
  } = request
  const found: (Entry & Place)[] = []
  for (const [start, end] of windows(since, now + 1, from.at, order)) {
    const lines = numbered(read(start, end)).filter(request.matches)
    const rest =
      order === 'asc'
        ? lines.filter((line) => !isBefore(line, from))
        : lines.filter((line) => isBefore(line, from)).toReversed()
    found.push(...rest.slice(0, limit - found.length))
    if (found.length === limit) break
  }
  const last = found.at(-1)
  const next = last && { at: last.at, n: last.n + (order === 'asc' ? 1 : 0) }
  return { entries: found, next: next ?? from, first: firstPlace(read, since, now) }
}

function firstPlace(read: Reader, since: number, now: number): Place | undefined {
  for (const [start, end] of windows(since, now + 1, since, 'asc')) {
    const [line] = read(start, end)
    if (line) return { at: line.at, n: 0 }
  }
  return undefined
}

/** Windows over [since, until) from the one that holds `at` onwards, in the direction of reading. */
function* windows(since: number, until: number, at: number, order: 'asc' | 'desc') {
  const first = Math.floor(since / WINDOW)
  const last = Math.floor((until - 1) / WINDOW)
  const step = order === 'asc' ? 1 : -1
  const here = Math.min(last, Math.max(first, Math.floor(at / WINDOW)))
  for (let i = here; i >= first && i <= last; i += step) {
    yield [Math.max(since, i * WINDOW), Math.min(until, (i + 1) * WINDOW)] as const
  }
}

/** Lines with their number among those of the same moment; the lines must be in order. */
function numbered(entries: readonly Entry[]): (Entry & Place)[] {
  let n = 0
  return entries.map((entry, i) => {
    n = entries[i - 1]?.at === entry.at ? n + 1 : 0
    return { ...entry, n }
  })
}

function isBefore(a: Place, b: Place): boolean {
  return a.at < b.at || (a.at === b.at && a.n < b.n)
}
