import { deserialize, serialize } from 'node:v8'
import type { Cloud } from '~/api/clouds-shape'
import type { KitProject } from '~/emergency-kit'
import type { Db } from '../node/sqlite'
import { explained } from '../node/sqlite-problem'

/** What was last read of a project: all that the emergency kit needs of it. */
export type LastRead = Pick<KitProject, 'services' | 'lookups' | 'odd'>

/**
 * The part of the watcher's store that keeps what was last read, so that a watcher which starts while
 * the API is down still has all that an emergency kit tells.
 */
export interface LastReads {
  /** By project. */
  projects(): Map<string, LastRead>
  clouds(): readonly Cloud[]
  /**
   * Keeps what was read.
   * @returns whether it differs from what was kept
   */
  put(project: string, read: LastRead): boolean
  putClouds(clouds: readonly Cloud[]): boolean
  /** Forgets a project that no longer exists. */
  remove(project: string): boolean
  /** Notes that the database was emptied. */
  startOver(): void
}

/** The empty name, which no project has, is that of the clouds. */
const CLOUDS = ''

export const LAST_READ_SCHEMA = `
  CREATE TABLE IF NOT EXISTS last_read (project TEXT PRIMARY KEY, facts BLOB NOT NULL) WITHOUT ROWID;
`

/** The last readings of a database that has `LAST_READ_SCHEMA`. */
export function createLastReads(db: Db): LastReads {
  const sql = {
    all: db.prepare<[]>('SELECT project, facts FROM last_read').raw(),
    put: db.prepare<[string, Buffer]>('INSERT OR REPLACE INTO last_read VALUES (?, ?)'),
    remove: db.prepare<[string]>('DELETE FROM last_read WHERE project = ?'),
  }
  const kept = new Map(
    sql.all.all().flatMap((row) => {
      const [project, facts] = row as [string, Buffer] // the columns selected
      return isReadable(facts) ? [[project, facts] as const] : []
    }),
  )

  function keep(project: string, value: unknown): boolean {
    // Not JSON: a recovery point may be infinity, which is "up to now".
    const facts = serialize(value)
    if (kept.get(project)?.equals(facts)) return false
    explained(() => void sql.put.run(project, facts))
    kept.set(project, facts)
    return true
  }

  return {
    projects: () => {
      const readings = [...kept].filter(([project]) => project !== CLOUDS)
      return new Map(readings.map(([project, facts]) => [project, deserialize(facts) as LastRead]))
    },
    clouds: () => {
      const facts = kept.get(CLOUDS)
      return facts ? (deserialize(facts) as readonly Cloud[]) : []
    },
    put: keep,
    putClouds: (clouds) => keep(CLOUDS, clouds),
    remove: (project) => {
      explained(() => void sql.remove.run(project))
      return kept.delete(project)
    },
    startOver: () => kept.clear(),
  }
}

/** What a newer Node has written, an older one may not read: it is read from the API again. */
function isReadable(facts: Buffer): boolean {
  try {
    deserialize(facts)
    return true
  } catch {
    return false
  }
}
