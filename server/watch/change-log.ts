import type { Db } from '../node/sqlite'
import type { Change } from './changes'

/** The part of the watcher's store that keeps what has happened. */
export interface ChangeLog {
  /** Adds changes, oldest first, and forgets those that are too old; within a transaction. */
  add(changes: readonly Change[]): void
  /**
   * The changes of a time, oldest first.
   * @param from milliseconds since 1970 UTC
   * @param where of one project, or one service, only
   */
  list(from: number, where?: { project: string; service?: string }): Change[]
  /** The changes of the region that is set, the newest first, as `list` takes `from`. */
  regions(from: number): Change[]
  /** The first changes that were added after one, with their numbers, oldest first; after 0: of all. */
  after(number: number, most: number): Iterable<{ number: number; change: Change }>
}

/** A service is written once: its names would be the larger part of each change. */
export const CHANGE_SCHEMA = `
  CREATE TABLE IF NOT EXISTS subject (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, service TEXT NOT NULL, type TEXT NOT NULL,
    UNIQUE (project, service, type));
  CREATE TABLE IF NOT EXISTS change (
    id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, at INTEGER NOT NULL, uuid TEXT NOT NULL,
    kind TEXT NOT NULL, before TEXT, after TEXT, before_since INTEGER, since INTEGER,
    reason TEXT, region TEXT, beyond INTEGER);
  CREATE INDEX IF NOT EXISTS change_by_subject ON change (subject, at);
  CREATE INDEX IF NOT EXISTS change_by_time ON change (at);
  CREATE INDEX IF NOT EXISTS change_of_region ON change (at) WHERE kind = 'region';
`

const COLUMNS = `project, service, type, at, uuid, kind, before, after, before_since, since, reason,
  region, beyond`
const FROM = 'FROM change JOIN subject ON subject.id = change.subject'

/** Milliseconds for which changes are kept. */
const RETENTION = 366 * 86_400_000

/** Of 10,000 services, one change each a week for a year; with them the file stays below 200 MB. */
export const MOST_CHANGES = 520_000

/** The log of a database that has `CHANGE_SCHEMA`. */
export function createChangeLog(db: Db): ChangeLog {
  const write = (sql: string) => db.prepare<(string | number | null)[]>(sql)
  const sql = {
    addSubject: write('INSERT OR IGNORE INTO subject (project, service, type) VALUES (?, ?, ?)'),
    add: write(
      `INSERT INTO change
         (subject, at, uuid, kind, before, after, before_since, since, reason, region, beyond)
       SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM subject
         WHERE project = ? AND service = ? AND type = ?`,
    ),
    prune: write('DELETE FROM change WHERE at < ?'),
    after: db
      .prepare<[number, number]>(
        `SELECT ${COLUMNS}, change.id ${FROM} WHERE change.id > ? ORDER BY change.id LIMIT ?`,
      )
      .raw(),
    regions: db
      .prepare<[number]>(
        `SELECT ${COLUMNS} ${FROM} WHERE kind = 'region' AND at >= ? ORDER BY at DESC, change.id DESC`,
      )
      .raw(),
    pruneTo: write('DELETE FROM change WHERE id <= (SELECT max(id) FROM change) - ?'),
  }

  function add(changes: readonly Change[]): void {
    for (const change of changes) {
      const { project, service, type } = change
      sql.addSubject.run(project, service, type)
      sql.add.run(...listValues(change), project, service, type)
    }
    const newest = changes.at(-1)
    if (!newest) return
    sql.prune.run(newest.at - RETENTION)
    sql.pruneTo.run(MOST_CHANGES)
  }

  return {
    add,
    list: (from, where) => {
      const values: (string | number)[] = [from]
      let condition = 'at >= ?'
      for (const [column, value] of Object.entries(where ?? {})) {
        // The columns are the two that the type names.
        condition += ` AND ${column} = ?`
        values.push(value)
      }
      return db
        .prepare<(string | number)[]>(
          `SELECT ${COLUMNS} ${FROM} WHERE ${condition} ORDER BY change.id`,
        )
        .raw()
        .all(...values)
        .map(readChange)
    },
    regions: (from) => sql.regions.all(from).map(readChange),
    *after(number, most) {
      for (const row of sql.after.iterate(number, most)) {
        yield { number: Number((row as unknown[]).at(-1)), change: readChange(row) }
      }
    },
  }
}

function listValues(change: Change): (string | number | null)[] {
  const { at, id, kind, from, to, fromSince, since, reason, region, beyond } = change
  const facts = [at, id, kind, from, to, fromSince, since, reason, region, beyond]
  return facts.map((value) => value ?? null)
}

/** The columns in the order in which they are selected. */
type Row = [
  project: string,
  service: string,
  type: string,
  at: number,
  uuid: string,
  kind: Change['kind'],
  before: string | null,
  after: string | null,
  beforeSince: number | null,
  since: number | null,
  reason: string | null,
  region: string | null,
  beyond: number | null,
]

function readChange(row: unknown): Change {
  const [project, service, type, at, id, kind, ...rest] = row as Row // as selected
  const [from, to, fromSince, since, reason, region, beyond] = rest
  return {
    id,
    kind,
    project,
    service,
    type,
    at,
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(fromSince !== null && { fromSince }),
    ...(since !== null && { since }),
    ...(reason !== null && { reason }),
    ...(region !== null && { region }),
    ...(beyond !== null && { beyond }),
  }
}
