import { serverNow } from '~/api/server-clock'
import { whenIdle } from '~/ui/when-idle'
import { protectionAt, type ListedService, type Row } from './rows'

/** How often it is looked whether time alone has changed the state of a service, in milliseconds. */
const AGAIN = 30_000

/** So many rows are judged between two looks at whether the browser is still idle. */
const ROWS_A_PART = 100

/**
 * Rows whose states follow the clock while somebody listens. They are judged again while the browser is
 * idle, in small parts; a row and the list of them stay the same until a state is another. How old a
 * copy is at this moment is for whoever draws the row.
 */
export function judgedRows(listed: readonly ListedService[]) {
  let rows: readonly Row[] = listed.map((one) => judge(one, serverNow()))

  function* judgeAgain(tell: () => void): Generator<void> {
    const now = serverNow()
    let changed = false
    const next: Row[] = []
    for (const [index, row] of rows.entries()) {
      const judged = judge(row, now)
      const same = looksTheSame(judged, row)
      if (!same) changed = true
      next.push(same ? row : judged)
      if (index % ROWS_A_PART === 0) yield
    }
    if (!changed) return
    rows = next
    tell()
  }

  return {
    get: () => rows,
    subscribe: (listener: () => void) => {
      let stop = () => {}
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
  return { ...listed, protection: protectionAt(listed, now) }
}

function looksTheSame({ protection: a }: Row, { protection: b }: Row): boolean {
  return a.state === b.state && a.cause === b.cause && a.undecided === b.undecided
}
