import { serverNow } from '~/api/server-clock'
import { whenIdle } from '~/ui/when-idle'
import type { Protection } from '~/backup/protection'
import { protectionAt, type ListedService, type Row } from './rows'

/** How often it is looked whether time alone has changed the state of a service, in milliseconds. */
const AGAIN = 30_000

/** How many rows are judged between two looks at whether the browser is still idle. */
const ROWS_A_PART = 100

/** A list of up to this length is judged at once: that takes about a millisecond. */
const AT_ONCE = 500

/** The rows of services that were judged before: of thousands, a new list brings few others. */
const judgedBefore = new WeakMap<ListedService, Row>()

const NONE: readonly Row[] = []

export interface Judged {
  rows: readonly Row[]
  /** Those of them whose state the list of services does not decide. */
  undecided: readonly Row[]
}

/**
 * Rows whose states follow the clock while somebody listens. They are judged while the browser is idle,
 * in small parts, or when a row is asked; a row and the list of them stay the same until a state is
 * another. How old a copy is at this moment is for whoever draws the row.
 */
export function judgedRows(listed: readonly ListedService[]) {
  const begun = serverNow()
  // What was judged before may have waited in the cache since.
  const isFresh = !listed.some((one) => judgedBefore.has(one))
  const first = listed.map((one) => judgedBefore.get(one) ?? judgeLater(one, begun))
  // The first rows of thousands do not wait until all are judged.
  let isJudged = !isFresh || listed.length <= AT_ONCE
  let judged: Judged = { rows: first, undecided: isJudged ? first.filter(isUndecided) : NONE }

  function* findUndecided(notify: () => void): Generator<void> {
    for (const [index, row] of first.entries()) {
      row.protection()
      if (index % ROWS_A_PART === 0) yield
    }
    isJudged = true
    const undecided = first.filter(isUndecided)
    if (undecided.length === 0) return
    judged = { rows: first, undecided }
    notify()
  }

  function* judgeAgain(notify: () => void): Generator<void> {
    const now = serverNow()
    let changed = false
    const next: Row[] = []
    for (const [index, one] of listed.entries()) {
      const row = judged.rows[index]
      const protection = protectionAt(one, now)
      const same = row && looksTheSame(protection, row.protection())
      if (!same) changed = true
      next.push(same ? row : judgeLater(one, now))
      if (index % ROWS_A_PART === 0) yield
    }
    if (!changed && isJudged) return
    isJudged = true
    judged = { rows: next, undecided: next.filter(isUndecided) }
    notify()
  }

  return {
    get: () => judged,
    subscribe: (listener: () => void) => {
      let stop = () => {}
      if (!isJudged) stop = whenIdle(findUndecided(listener))
      else if (!isFresh) stop = whenIdle(judgeAgain(listener))
      const timer = setInterval(() => {
        stop()
        stop = whenIdle(judgeAgain(listener))
      }, AGAIN)
      return () => {
        clearInterval(timer)
        stop()
      }
    },
  }
}

function judgeLater(listed: ListedService, now: number): Row {
  let protection: Protection | undefined
  const row: Row = { ...listed, protection: () => (protection ??= protectionAt(listed, now)) }
  judgedBefore.set(listed, row)
  return row
}

function isUndecided(row: Row): boolean {
  return row.protection().undecided
}

function looksTheSame(a: Protection, b: Protection): boolean {
  return a.state === b.state && a.cause === b.cause && a.undecided === b.undecided
}
