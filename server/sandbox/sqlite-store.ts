import { checkpoint, closeDatabase, openDatabase, transaction } from '../node/sqlite'
import { explained } from '../node/sqlite-problem'
import type { EventFacts, ServiceFacts } from './model'
import type { Store } from './store'
import { given, readEvent, readProject, readService, readToken, writeFacts } from './stored-facts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS project (name TEXT PRIMARY KEY, facts TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS service (
    project TEXT NOT NULL, name TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (project, name));
  CREATE TABLE IF NOT EXISTS event (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, at INTEGER NOT NULL, facts TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS token (
    hash TEXT PRIMARY KEY, user_id TEXT NOT NULL, facts TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS token_by_user ON token (user_id);
  CREATE INDEX IF NOT EXISTS event_by_time ON event (project, at DESC, id DESC);
`

/**
 * A store in a file. Opens it, creating it where it is missing.
 * @param path a file; a write is on disk when the call returns
 * @throws StoreProblem when the file cannot be opened, is in use by another process, is damaged or is
 *   not a database
 */
export function openStore(path: string): Store {
  const db = openDatabase(path, SCHEMA)
  // What an earlier run left in the log alone.
  checkpoint(db)
  /** Reads texts: those in the only column. */
  const read = (sql: string) => {
    const statement = db.prepare<string[]>(sql).raw()
    return {
      one: (...keys: string[]) => {
        const row = explained(() => statement.get(...keys))
        return row === undefined ? undefined : first(row)
      },
      all: (...keys: string[]) => explained(() => statement.all(...keys)).map(first),
    }
  }
  const sql = {
    meta: read('SELECT value FROM meta WHERE key = ?'),
    setMeta: db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)'),
    countProjects: read('SELECT count(*) FROM project'),
    countServices: read('SELECT count(*) FROM service'),
    projects: read('SELECT facts FROM project ORDER BY rowid'),
    project: read('SELECT facts FROM project WHERE name = ?'),
    addProject: db.prepare('INSERT INTO project VALUES (?, ?)'),
    putProject: db.prepare('UPDATE project SET facts = ? WHERE name = ?'),
    services: read('SELECT facts FROM service WHERE project = ? ORDER BY name'),
    service: read('SELECT facts FROM service WHERE project = ? AND name = ?'),
    putService: db.prepare('INSERT OR REPLACE INTO service VALUES (?, ?, ?)'),
    removeService: db.prepare('DELETE FROM service WHERE project = ? AND name = ?'),
    events: db
      .prepare<[string, number]>(
        'SELECT id, facts FROM event WHERE project = ? ORDER BY at DESC, id DESC LIMIT ?',
      )
      .raw(),
    addEvent: db.prepare('INSERT INTO event (project, at, facts) VALUES (?, ?, ?)'),
    token: read('SELECT facts FROM token WHERE hash = ?'),
    tokens: read('SELECT facts FROM token WHERE user_id = ?'),
    putToken: db.prepare('INSERT OR REPLACE INTO token VALUES (?, ?, ?)'),
    removeToken: db.prepare('DELETE FROM token WHERE hash = ?'),
  }
  const putService = (facts: ServiceFacts) =>
    sql.putService.run(facts.project, facts.name, writeFacts(facts))
  const addEvent = (facts: EventFacts) =>
    sql.addEvent.run(facts.project, facts.at, writeFacts(facts))

  return {
    meta: (key) => sql.meta.one(key),
    setMeta: (key, value) => explained(() => void sql.setMeta.run(key, value)),
    projects: () => sql.projects.all().map(readProject),
    project: (name) => given(sql.project.one(name), readProject),
    putProject: (project) =>
      explained(() => void sql.putProject.run(writeFacts(project), project.name)),
    services: (project) => sql.services.all(project).map(readService),
    service: (project, name) => given(sql.service.one(project, name), readService),
    save: (service, event) =>
      transaction(db, () => {
        putService(service)
        addEvent(event)
      }),
    remove: (event) =>
      transaction(db, () => {
        sql.removeService.run(event.project, event.service)
        addEvent(event)
      }),
    events: (project, limit) =>
      explained(() => sql.events.all(project, limit)).map((row) => {
        const [id, facts] = row as [number, string] // the two columns selected
        return { ...readEvent(facts), id }
      }),
    token: (hash) => given(sql.token.one(hash), readToken),
    tokens: (userId) => sql.tokens.all(userId).map(readToken),
    putToken: (token) =>
      explained(() => void sql.putToken.run(token.hash, token.userId, writeFacts(token))),
    removeTokens: (hashes) =>
      transaction(db, () => {
        for (const hash of hashes) sql.removeToken.run(hash)
      }),
    replaceAll: (content) =>
      transaction(db, () => {
        for (const table of ['meta', 'project', 'service', 'event', 'token']) {
          db.exec(`DELETE FROM ${table}`)
        }
        for (const [key, value] of Object.entries(content.meta)) sql.setMeta.run(key, value)
        for (const facts of content.projects) sql.addProject.run(facts.name, writeFacts(facts))
        content.services.forEach(putService)
        content.events.forEach(addEvent)
      }),
    count: () => ({
      projects: Number(sql.countProjects.one()),
      services: Number(sql.countServices.one()),
    }),
    close: () => closeDatabase(db),
  }
}

/** The only column of a raw row. */
function first(row: unknown): string {
  return (row as [string])[0]
}
