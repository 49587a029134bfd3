import { serverNow } from '~/api/server-clock'
import { whenIdle } from '~/ui/when-idle'
import type { Protection } from '~/backup/protection'
import { protectionAt, type ListedService, type Row } from './rows'

/** How often it is looked whether time alone has changed the state of a service, in milliseconds. */
const AGAIN = 30_000

/** So many rows are judged between two looks at whether the browser is still idle. */
const ROWS_A_PART = 100

/** The rows of services that were judged before: of thousands, a new list brings few others. */
const judgedBefore = new WeakMap<ListedService, Row>()

/**
 * Rows whose states follow the clock while somebody listens. They are judged again while the browser is
 * idle, in small parts; a row and the list of them stay the same until a state is another. How old a
 * copy is at this moment is for whoever draws the row.
 */
export function judgedRows(listed: readonly ListedService[]) {
  const begun = serverNow()
  // What was judged before may have waited in the cache since.
  const isFresh = !listed.some((one) => judgedBefore.has(one))
  let rows: readonly Row[] = listed.map((one) => judgedBefore.get(one) ?? judge(one, begun))

  function* judgeAgain(tell: () => void): Generator<void> {
    const now = serverNow()
    let changed = false
    const next: Row[] = []
    for (const [index, one] of listed.entries()) {
      const row = rows[index]
      const protection = protectionAt(one, now)
      const same = row && looksTheSame(protection, row.protection)
      if (!same) changed = true
      next.push(same ? row : judge(one, now))
      if (index % ROWS_A_PART === 0) yield
    }
    if (!changed) return
    rows = next
    tell()
  }

  return {
    get: () => rows,
    subscribe: (listener: () => void) => {
      let stop = isFresh ? () => {} : whenIdle(judgeAgain(listener))
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

function judge(listed: ListedService, now: number): Row {
  const row = { ...listed, protection: protectionAt(listed, now) }
  judgedBefore.set(listed, row)
  return row
}

function looksTheSame(a: Protection, b: Protection): boolean {
  return a.state === b.state && a.cause === b.cause && a.undecided === b.undecided
}
