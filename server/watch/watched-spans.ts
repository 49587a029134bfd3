import type { Db } from '../node/sqlite'

/** A time for which somebody was looking, in milliseconds since 1970 UTC by the API's clock. */
export interface Span {
  from: number
  to: number
}

/** The part of the watcher's store that keeps when somebody was looking: what lies between is not known. */
export interface WatchedSpans {
  /**
   * Notes a pass; within a transaction.
   * @param pass.at milliseconds since 1970 UTC, by the API's clock
   * @param pass.longestGap milliseconds: after a longer time without a pass, a new span begins
   */
  extend(pass: { at: number; longestGap: number }): void
  /** The spans that end after `from`, oldest first. */
  list(from: number): Span[]
}

/** Milliseconds for which a span is kept after its end: no longer period can be asked for. */
const RETENTION = 366 * 86_400_000

export const SPAN_SCHEMA = `
  CREATE TABLE IF NOT EXISTS watched (
    first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
`

/** The spans of a database that has `SPAN_SCHEMA`. */
export function createWatchedSpans(db: Db): WatchedSpans {
  const sql = {
    newest: db.prepare<[]>('SELECT first, last FROM watched ORDER BY first DESC LIMIT 1').raw(),
    begin: db.prepare<[number, number]>('INSERT INTO watched VALUES (?, ?)'),
    extend: db.prepare<[number, number]>('UPDATE watched SET last = ? WHERE first = ?'),
    prune: db.prepare<[number]>('DELETE FROM watched WHERE last < ?'),
    list: db
      .prepare<[number]>('SELECT first, last FROM watched WHERE last > ? ORDER BY first')
      .raw(),
  }
  return {
    extend: ({ at: time, longestGap }) => {
      // By the API's clock, computed from this machine's, it need not be whole.
      const at = Math.round(time)
      const newest = sql.newest.get() as [number, number] | undefined // the columns selected
      const [first, last] = newest ?? [at, -Infinity]
      // A clock that was set back adds nothing until it is there again.
      if (at <= last) return
      if (at - last > longestGap) sql.begin.run(at, at)
      else sql.extend.run(at, first)
      sql.prune.run(at - RETENTION)
    },
    list: (from) =>
      sql.list.all(from).map((row) => {
        const [first, last] = row as [number, number] // the columns selected
        return { from: first, to: last }
      }),
  }
}
