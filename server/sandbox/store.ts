import { parseJson, printJson } from '../exact-json'
import { checkpoint, closeDatabase, openDatabase, transaction } from '../node/sqlite'
import { explained } from '../node/store-problem'
import type { EventFacts, ProjectFacts, ServiceFacts, TokenFacts } from './model'

/** Where the facts are kept. A write is on disk when the call returns. */
export interface Store {
  meta(key: string): string | undefined
  setMeta(key: string, value: string): void
  projects(): ProjectFacts[]
  project(name: string): ProjectFacts | undefined
  /** Writes a project that is there already. */
  putProject(project: ProjectFacts): void
  services(project: string): ServiceFacts[]
  service(project: string, name: string): ServiceFacts | undefined
  /** Writes the service, new or changed, and what happened to it, or neither. */
  save(service: ServiceFacts, event: EventFacts): void
  /** Removes the service that the event names and writes the event, or neither. */
  remove(event: EventFacts): void
  /** The newest events of a project first. `id` is unique in the store. */
  events(project: string, limit: number): (EventFacts & { id: number })[]
  token(hash: string): TokenFacts | undefined
  tokens(userId: string): TokenFacts[]
  /** Writes a token, new or changed. */
  putToken(token: TokenFacts): void
  /** Removes these tokens, or none. */
  removeTokens(hashes: string[]): void
  /** Replaces everything, or nothing. No token is left. */
  replaceAll(content: StoreContent): void
  count(): { projects: number; services: number }
  /** Moves what the log holds into the database's own file. */
  checkpoint(): void
  close(): void
}

/** What a store is filled with at first. */
export interface SeedContent {
  projects: ProjectFacts[]
  services: ServiceFacts[]
  events: EventFacts[]
}

interface StoreContent extends SeedContent {
  meta: Record<string, string>
}

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
 * Opens the store of a file, creating it where it is missing.
 * @param path a file, or `:memory:` for one that lives as long as the store
 * @throws StoreProblem when the file cannot be opened, is in use by another process, is damaged or is
 *   not a database
 */
export function openStore(path: string): Store {
  const db = openDatabase(path, SCHEMA)
  const read = (sql: string) => db.prepare<string[]>(sql).raw()
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
    sql.putService.run(facts.project, facts.name, printJson(facts))
  const addEvent = (facts: EventFacts) =>
    sql.addEvent.run(facts.project, facts.at, JSON.stringify(facts))

  return {
    meta: (key) => {
      const row = sql.meta.get(key)
      return row === undefined ? undefined : first(row)
    },
    setMeta: (key, value) => explained(() => void sql.setMeta.run(key, value)),
    projects: () => sql.projects.all().map((row) => JSON.parse(first(row)) as ProjectFacts),
    project: (name) => {
      const row = sql.project.get(name)
      return row === undefined ? undefined : (JSON.parse(first(row)) as ProjectFacts)
    },
    putProject: (project) =>
      explained(() => void sql.putProject.run(JSON.stringify(project), project.name)),
    services: (project) => sql.services.all(project).map(readService),
    service: (project, name) => {
      const row = sql.service.get(project, name)
      return row === undefined ? undefined : readService(row)
    },
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
      sql.events.all(project, limit).map((row) => {
        const [id, facts] = row as [number, string] // the two columns selected
        return { ...(JSON.parse(facts) as EventFacts), id }
      }),
    token: (hash) => {
      const row = sql.token.get(hash)
      return row === undefined ? undefined : (JSON.parse(first(row)) as TokenFacts)
    },
    tokens: (userId) => sql.tokens.all(userId).map((row) => JSON.parse(first(row)) as TokenFacts),
    putToken: (token) =>
      explained(() => void sql.putToken.run(token.hash, token.userId, JSON.stringify(token))),
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
        for (const facts of content.projects) sql.addProject.run(facts.name, JSON.stringify(facts))
        content.services.forEach(putService)
        content.events.forEach(addEvent)
      }),
    count: () => ({
      projects: Number(first(sql.countProjects.get())),
      services: Number(first(sql.countServices.get())),
    }),
    checkpoint: () => checkpoint(db),
    close: () => closeDatabase(db),
  }
}

/** Options keep all the digits of their numbers. Cast: text that this module wrote itself. */
function readService(row: unknown): ServiceFacts {
  return parseJson(first(row), ['userConfig']) as ServiceFacts
}

/** The only column of a raw row: text that this module wrote itself. */
function first(row: unknown): string {
  return (row as [string])[0]
}
