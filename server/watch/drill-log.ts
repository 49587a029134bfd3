import type { DrillResult } from '~/backup/drill'
import type { FleetService } from '~/fleet/fleet-service'
import type { Db } from '../node/sqlite'

/** A restore drill with a result, which the tags of its fork tell. */
export interface SeenDrill {
  project: string
  /** The service that was restored. */
  service: string
  fork: string
  /** When the fork was requested, ISO 8601 UTC: a name may be used again. */
  requested: string
  /** Which backups were restored; undefined where the tags do not tell. */
  location?: 'primary' | 'secondary'
  result: DrillResult
  /** Milliseconds since 1970 UTC: when the result was entered. */
  at: number
}

/** The part of the watcher's store that keeps drills: their forks, with the tags, are deleted in the end. */
export interface DrillLog {
  /** Keeps a result once, and a later one of the same fork in its place; within a transaction. */
  add(drills: readonly SeenDrill[]): void
  /** The drills of a time, the newest first. */
  list(from: number): SeenDrill[]
}

export const DRILL_SCHEMA = `
  CREATE TABLE IF NOT EXISTS drill (
    project TEXT NOT NULL, fork TEXT NOT NULL, requested TEXT NOT NULL, service TEXT NOT NULL,
    location TEXT, result TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (project, fork, requested)) WITHOUT ROWID;
`

/** The log of a database that has `DRILL_SCHEMA`. */
export function createDrillLog(db: Db): DrillLog {
  const sql = {
    put: db.prepare<(string | number | null)[]>(
      'INSERT OR REPLACE INTO drill VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    list: db
      .prepare<[number]>(
        `SELECT project, fork, requested, service, location, result, at FROM drill
         WHERE at >= ? ORDER BY at DESC`,
      )
      .raw(),
  }
  return {
    add: (drills) => {
      for (const { project, fork, requested, service, location, result, at } of drills) {
        sql.put.run(project, fork, requested, service, location ?? null, result, at)
      }
    },
    list: (from) => sql.list.all(from).map(readDrill),
  }
}

/** The columns in the order in which they are selected. */
type Row = [string, string, string, string, SeenDrill['location'] | null, DrillResult, number]

function readDrill(row: unknown): SeenDrill {
  const [project, fork, requested, service, location, result, at] = row as Row // as selected
  return { project, fork, requested, service, result, at, ...(location && { location }) }
}

/**
 * The drills with a result among forks.
 * @param forks as they were read; that one is a drill was judged then
 */
export function drillsWithResult(forks: readonly FleetService[]): SeenDrill[] {
  return forks.flatMap(({ project, service: fork, drill }) => {
    if (!drill?.result) return []
    const { source, location, result, resultAt, requestedAt: requested } = drill
    const at = Date.parse(resultAt ?? requested)
    if (Number.isNaN(at)) return []
    return { project, service: source, fork, requested, result, at, ...(location && { location }) }
  })
}
