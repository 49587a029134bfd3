import type { DrillResult } from '~/backup/drill'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import type { Db } from '../node/sqlite'
import type { FleetReading } from './read-fleet'

/**
 * What came of a drill. `open`: its fork is there and has no result yet; `unseen`: the fork was deleted
 * before a pass saw one.
 */
export type SeenResult = DrillResult | 'open' | 'unseen'

/** A restore drill, which the tags of its fork tell. */
export interface ObservedDrill {
  project: string
  /** The service that was restored. */
  service: string
  fork: string
  /** When the fork was requested, ISO 8601 UTC: a name may be used again. */
  requested: string
  /** Which backups were restored; undefined where the tags do not tell. */
  location?: 'primary' | 'secondary'
  result: SeenResult
  /**
   * Milliseconds since 1970 UTC: when the result was entered; of `unseen`, when the fork was first missing;
   * of `open`, when it was requested.
   */
  at: number
}

/** The part of the watcher's store that keeps drills: their forks, with the tags, are deleted in the end. */
export interface DrillLog {
  /** Keeps a result once, and a later one of the same fork in its place; within a transaction. */
  add(drills: readonly ObservedDrill[]): void
  /** The drills of a time that are over, the newest first. */
  list(from: number): ObservedDrill[]
  /** Those whose fork was there at the last pass, without a result. */
  open(): ObservedDrill[]
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
    begin: db.prepare<(string | number | null)[]>(
      'INSERT OR IGNORE INTO drill VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    list: db
      .prepare<[number]>(
        `SELECT project, fork, requested, service, location, result, at FROM drill
         WHERE at >= ? AND result <> 'open' ORDER BY at DESC`,
      )
      .raw(),
    open: db
      .prepare<[]>(
        `SELECT project, fork, requested, service, location, result, at FROM drill
         WHERE result = 'open'`,
      )
      .raw(),
  }
  return {
    add: (drills) => {
      for (const { project, fork, requested, service, location, result, at } of drills) {
        const row = [project, fork, requested, service, location ?? null, result, at]
        // A result that was seen stays, also where somebody takes its tag away.
        if (result === 'open') sql.begin.run(...row)
        else sql.put.run(...row)
      }
    },
    list: (from) => sql.list.all(from).map(readDrill),
    open: () => sql.open.all().map(readDrill),
  }
}

/** The columns in the order in which they are selected. */
type Row = [string, string, string, string, ObservedDrill['location'] | null, SeenResult, number]

function readDrill(row: unknown): ObservedDrill {
  const [project, fork, requested, service, location, result, at] = row as Row // as selected
  return { project, fork, requested, service, result, at, ...(location && { location }) }
}

/**
 * The drills that a reading tells of.
 * @param open those whose fork was there before: one that is missing now was deleted
 */
export function drillsIn(reading: FleetReading, open: readonly ObservedDrill[]): ObservedDrill[] {
  // A drill whose source is gone is among the services.
  const observed = [...reading.forks, ...reading.services].flatMap(toObserved)
  const there = new Set(observed.map(keyOf))
  const read = new Set(
    reading.projects.flatMap(({ project, outcome }) => (outcome === 'failed' ? [] : [project])),
  )
  const odd = new Set(
    reading.projects.flatMap((one) =>
      one.outcome === 'read'
        ? one.odd.map(({ name }) => fleetKey({ project: one.project, service: name }))
        : [],
    ),
  )
  const deleted = open.filter(
    (one) =>
      read.has(one.project) &&
      !there.has(keyOf(one)) &&
      !odd.has(fleetKey({ project: one.project, service: one.fork })),
  )
  return [
    ...observed,
    ...deleted.map((one): ObservedDrill => ({ ...one, result: 'unseen', at: reading.at })),
  ]
}

function toObserved({ project, service: fork, drill }: FleetService): ObservedDrill[] {
  if (!drill) return []
  const { source, location, result = 'open', resultAt, requestedAt: requested } = drill
  const at = Date.parse(resultAt ?? requested)
  if (Number.isNaN(at)) return []
  return [{ project, service: source, fork, requested, result, at, ...(location && { location }) }]
}

function keyOf({ project, fork, requested }: ObservedDrill): string {
  return JSON.stringify([project, fork, requested])
}
