import { closeDatabase, openDatabase, transaction } from '../node/sqlite'
import { explained } from '../node/sqlite-problem'
import { CHANGE_SCHEMA, createChangeLog, type ChangeLog } from './change-log'
import type { Change } from './changes'
import { createDrillLog, DRILL_SCHEMA, type DrillLog, type ObservedDrill } from './drill-log'
import type { Known, ProjectStatus } from './known'
import { createLastReads, LAST_READ_SCHEMA, type LastReads } from './last-read'
import type { ChannelName, Message } from './messages'
import { createPastLagStore, PAST_LAG_SCHEMA, type PastLagStore } from './past-lag-store'
import type { Verdict } from './verdict'
import { createWatchedSpans, SPAN_SCHEMA, type Span, type WatchedSpans } from './watched-spans'

/**
 * What the watcher must not forget. A write is on disk when the call returns, and one process at a time
 * has the file.
 */
export interface WatchStore {
  /** What was known at the last pass. */
  load(): Known
  /** Keeps what a pass has shown, what changed and the messages about it: all of it or nothing. */
  keep(pass: {
    known: Known
    changes: readonly Change[]
    messages: readonly Message[]
    /** Drills, known or new. */
    drills?: readonly ObservedDrill[]
    /** That a pass was made, and when; none where nothing was looked at. */
    watched?: Parameters<WatchedSpans['extend']>[0]
  }): void
  /** Messages still to be sent, oldest first. */
  waiting(channel: ChannelName): Message[]
  /** Forgets a message that was sent. */
  forget(message: Message): void
  changes: ChangeLog['list']
  changesAfter: ChangeLog['after']
  regionChanges: ChangeLog['regions']
  /** How often it was cleared: the changes are numbered from the beginning then. */
  timesCleared(): number
  drills: DrillLog['list']
  openDrills: DrillLog['open']
  /** When somebody was looking, oldest first: the spans that end after `from`. */
  watched(from: number): Span[]
  /** Forgets everything. */
  clear(): void
  /** What was last read of each project, where an emergency kit is kept. */
  lastReads: LastReads
  /** What Aiven's report says of the time before the first pass. */
  pastLag: PastLagStore
  /** The day of the last digest, such as `2026-11-29`. */
  lastDigest(): string | undefined
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS project (name TEXT PRIMARY KEY, status TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS service (key TEXT PRIMARY KEY, verdict TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS message (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, channel TEXT NOT NULL,
    at INTEGER NOT NULL, content TEXT NOT NULL, UNIQUE (id, channel));
  CREATE TABLE IF NOT EXISTS digest (day TEXT PRIMARY KEY) WITHOUT ROWID;
  ${CHANGE_SCHEMA}
  ${SPAN_SCHEMA}
  ${LAST_READ_SCHEMA}
  ${DRILL_SCHEMA}
  ${PAST_LAG_SCHEMA}
`

/** Milliseconds after which a message is dropped: a receiver that is gone fills no disk. */
const MESSAGE_LIFE = 30 * 86_400_000

/** A recovery point moves all the time; it is written again once it has moved this many milliseconds. */
const POINT_STEP = 3_600_000

/**
 * Opens the watcher's store, creating it where it is missing.
 * @param path a file, or `:memory:`
 * @throws StoreProblem, also where another watcher has it
 */
export function openWatchStore(path: string): WatchStore {
  const db = openDatabase(path, SCHEMA)
  const log = createChangeLog(db)
  const spans = createWatchedSpans(db)
  const drillLog = createDrillLog(db)
  const read = (sql: string) => db.prepare<(string | number)[]>(sql).raw()
  const write = (sql: string) => db.prepare<(string | number)[]>(sql)
  const sql = {
    projects: read('SELECT status FROM project'),
    putProject: write('INSERT INTO project VALUES (?, ?)'),
    services: read('SELECT key, verdict FROM service'),
    putService: write('INSERT OR REPLACE INTO service VALUES (?, ?)'),
    removeService: write('DELETE FROM service WHERE key = ?'),
    addMessage: write('INSERT INTO message (id, channel, at, content) VALUES (?, ?, ?, ?)'),
    dropMessages: write('DELETE FROM message WHERE at < ?'),
    waiting: read('SELECT id, at, content FROM message WHERE channel = ? ORDER BY number'),
    removeMessage: write('DELETE FROM message WHERE channel = ? AND id = ?'),
    addDigest: write('INSERT OR IGNORE INTO digest VALUES (?)'),
    lastDigest: read('SELECT max(day) FROM digest'),
  }
  /** What is on the disk, by key: only what differs is written. */
  const kept = new Map<string, string>()
  const lastReads = createLastReads(db)
  const pastLag = createPastLagStore(db)
  let cleared = 0

  function load(): Known {
    kept.clear()
    const services = sql.services.all().map((row) => {
      const [key, text] = row as [string, string] // the two columns selected
      return [key, JSON.parse(text) as Verdict] as const
    })
    for (const [key, verdict] of services) kept.set(key, fingerprint(verdict))
    const projects = sql.projects
      .all()
      .map((row) => JSON.parse((row as [string])[0]) as ProjectStatus)
    return {
      verdicts: new Map(services),
      projects: new Map(projects.map((status) => [status.project, status])),
    }
  }

  function keepServices(verdicts: Known['verdicts']): void {
    for (const [key, verdict] of verdicts) {
      const print = fingerprint(verdict)
      if (kept.get(key) === print) continue
      sql.putService.run(key, JSON.stringify(verdict))
      kept.set(key, print)
    }
    for (const key of kept.keys()) {
      if (verdicts.has(key)) continue
      sql.removeService.run(key)
      kept.delete(key)
    }
  }

  function keepProjects(projects: Known['projects']): void {
    db.exec('DELETE FROM project')
    for (const status of projects.values()) {
      sql.putProject.run(status.project, JSON.stringify(status))
    }
  }

  function addMessages(messages: readonly Message[]): void {
    for (const { id, channel, at, content } of messages) {
      sql.dropMessages.run(at - MESSAGE_LIFE)
      sql.addMessage.run(id, channel, at, JSON.stringify(content))
      if (content.kind === 'digest') sql.addDigest.run(content.day)
    }
  }

  return {
    load,
    keep: ({ known, changes, messages, drills = [], watched }) => {
      try {
        transaction(db, () => {
          keepServices(known.verdicts)
          keepProjects(known.projects)
          log.add(changes)
          addMessages(messages)
          drillLog.add(drills)
          if (watched) spans.extend(watched)
        })
      } catch (error) {
        // What was rolled back is not on the disk.
        load()
        throw error
      }
    },
    waiting: (channel) =>
      explained(() => sql.waiting.all(channel)).map((row) => {
        const [id, at, text] = row as [string, number, string] // the columns selected
        return { id, channel, at, content: JSON.parse(text) as Message['content'] }
      }),
    forget: ({ channel, id }) => explained(() => void sql.removeMessage.run(channel, id)),
    changes: (from, where) => log.list(from, where),
    changesAfter: (number, most) => log.after(number, most),
    regionChanges: (from) => log.regions(from),
    drills: (from) => drillLog.list(from),
    openDrills: () => drillLog.open(),
    watched: (from) => spans.list(from),
    lastReads,
    pastLag,
    timesCleared: () => cleared,
    lastDigest: () => {
      const [day] = sql.lastDigest.get() as [string | null] // the one column selected
      return day ?? undefined
    },
    clear: () => {
      const tables = [
        'project',
        'service',
        'message',
        'digest',
        'change',
        'subject',
        'watched',
        'drill',
        'last_read',
        'past_lag',
        'past_lag_refused',
      ]
      const sql = tables.map((table) => `DELETE FROM ${table};`).join('')
      explained(() => transaction(db, () => db.exec(sql)))
      kept.clear()
      lastReads.startOver()
      pastLag.startOver()
      cleared += 1
    },
    close: () => closeDatabase(db),
  }
}

/** Of a verdict what is worth a write: not its words, which tell ages, nor each step of the point. */
function fingerprint(verdict: Verdict): string {
  const { point } = verdict
  const step = point === undefined ? null : Math.floor(point / POINT_STEP)
  return JSON.stringify({ ...verdict, reason: '', point: step })
}
