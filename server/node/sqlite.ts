import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type Database from 'libsql'
import { StoreProblem } from '../store-problem'
import { explained } from './sqlite-problem'

export type Db = Database.Database

/** After how many pages of 4 kB the log is moved into the database's own file. */
const CHECKPOINT_PAGES = 250

/** How long to wait for a process that is about to end, in ms. */
const PATIENCE = 2000

/** Not imported: an install may leave it out, as only what is kept in a file needs it. */
const load = createRequire(import.meta.url)

/** Whether the package that reads and writes databases is installed. */
export function hasDatabase(): boolean {
  try {
    load.resolve('libsql')
    return true
  } catch {
    return false
  }
}

/**
 * Opens an embedded database, creating the file and its folder when they are missing. One process
 * at a time: two that answer from the same file would overwrite what the other one has promised.
 * @param path a file, or `:memory:` for one that lives as long as it is open
 * @param schema statements that make what is missing
 * @throws StoreProblem when the file cannot be opened, is in use by another process, is damaged or is
 *   not a database, or where the package for it is missing
 */
export function openDatabase(path: string, schema: string): Db {
  if (!hasDatabase()) throw new StoreProblem('other', 'the package libsql is not installed')
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  return explained(() => prepare(open(path), schema))
}

function open(path: string): Db {
  const Opened = load('libsql') as typeof Database // what `require` loads has no type
  return new Opened(path)
}

function prepare(db: Db, schema: string): Db {
  // EXCLUSIVE: the lock is taken with the first access and kept; the system frees it when the
  // process ends in whatever way.
  // FULL: the log is flushed to the disk before a commit returns, so a killed process loses nothing.
  db.exec(`
    PRAGMA busy_timeout = ${PATIENCE};
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
  `)
  const [health] = db.prepare<[]>('PRAGMA quick_check(1)').raw().get() as unknown[]
  if (health !== 'ok') throw new StoreProblem('damaged', 'the database is damaged')
  db.exec(schema)
  return db
}

/**
 * Does all of the work or none. libsql's own form hides why a write failed behind its roll-back.
 * @throws StoreProblem
 */
export function transaction(db: Db, work: () => void): void {
  explained(() => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      // A full disk has already rolled it back.
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  })
}

/** Moves what the log holds into the database's own file. */
export function checkpoint(db: Db): void {
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The disk is full: the log keeps it.
  }
}

/**
 * Ends the log and frees the lock now; libsql's own close leaves both until the statements are
 * collected.
 */
export function closeDatabase(db: Db): void {
  try {
    db.exec(
      'PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_master',
    )
  } catch {
    // The disk is full: the log stays, and the next start takes it up.
  }
  db.close()
}
