import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { PastLag } from '~/api/history-shape'
import { fleetKey } from '~/fleet/fleet-key'
import type { Db } from '../node/sqlite'
import { explained } from '../node/sqlite-problem'

/**
 * The part of the watcher's store that keeps what Aiven's report says of the time before the watcher
 * began: a lag, not a state. Nothing else is made of it.
 */
export interface PastLagStore {
  /** Whether a service's report was read, whatever it held. */
  has(project: string, service: string): boolean
  /** Keeps what a report says; undefined where it says nothing of that time. */
  put(project: string, service: string, lag: PastLag | undefined): void
  get(project: string, service: string): PastLag | undefined
  /** Milliseconds since 1970 UTC: when reading the reports of a project was last refused. */
  refusedAt(project: string): number | undefined
  refuse(project: string, at: number): void
  /** Notes that the database was emptied. */
  startOver(): void
}

export const PAST_LAG_SCHEMA = `
  CREATE TABLE IF NOT EXISTS past_lag (
    project TEXT NOT NULL, service TEXT NOT NULL, facts BLOB,
    PRIMARY KEY (project, service)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS past_lag_refused (
    project TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`

/** The past lags of a database that has `PAST_LAG_SCHEMA`. */
export function createPastLagStore(db: Db): PastLagStore {
  const sql = {
    keys: db.prepare<[]>('SELECT project, service FROM past_lag').raw(),
    put: db.prepare<(string | Buffer | null)[]>('INSERT OR REPLACE INTO past_lag VALUES (?, ?, ?)'),
    get: db
      .prepare<[string, string]>('SELECT facts FROM past_lag WHERE project = ? AND service = ?')
      .raw(),
  }
  const refusals = {
    get: db.prepare<[string]>('SELECT at FROM past_lag_refused WHERE project = ?').raw(),
    put: db.prepare<[string, number]>('INSERT OR REPLACE INTO past_lag_refused VALUES (?, ?)'),
  }
  const known = new Set(
    sql.keys.all().map((row) => {
      const [project, service] = row as [string, string] // the columns selected
      return fleetKey({ project, service })
    }),
  )
  return {
    has: (project, service) => known.has(fleetKey({ project, service })),
    put: (project, service, lag) => {
      const facts = lag ? deflateRawSync(JSON.stringify(lag)) : null
      explained(() => void sql.put.run(project, service, facts))
      known.add(fleetKey({ project, service }))
    },
    get: (project, service) => {
      const row = sql.get.get(project, service) as [Buffer | null] | undefined // the column selected
      return row?.[0] ? (JSON.parse(inflateRawSync(row[0]).toString()) as PastLag) : undefined
    },
    refusedAt: (project) => (refusals.get.get(project) as [number] | undefined)?.[0],
    refuse: (project, at) => explained(() => void refusals.put.run(project, Math.round(at))),
    startOver: () => known.clear(),
  }
}
