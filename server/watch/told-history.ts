import type { HistoryChange, HistoryService } from '~/api/history-shape'
import { MOST_CHANGES } from './change-log'
import type { Change } from './changes'
import type { Known } from './known'
import type { WatchStore } from './store'
import type { Verdict } from './verdict'

/** Takes out of what is told all that must not be: the same function each time. */
export type Clean = (value: object) => unknown

/**
 * What is told of each project, as JSON objects with commas between them. Each is written once, however
 * often it is asked for: a year of a large fleet is tens of thousands of changes.
 */
export interface ToldHistory {
  /** The changes from a moment on, oldest first within a project. */
  changes(projects: ReadonlySet<string>, from: number, clean: Clean): string
  /** The services as the last pass left them. */
  services(known: Known, projects: ReadonlySet<string>, clean: Clean): string
}

interface Entry {
  at: number
  text: string
}

/** The states whose reason is the cause of a breach: of others nobody reads it. */
const CAUSES: ReadonlySet<string> = new Set(['behind', 'paused', 'not-protected'])

/** What a store's history tells. */
export function createToldHistory(
  store: Pick<WatchStore, 'changesAfter' | 'timesCleared'>,
): ToldHistory {
  const written = new Map<string, Entry[]>()
  const services = new WeakMap<Known, Map<string, string>>()
  let newest = 0
  let count = 0
  let cleared = 0

  function catchUp(clean: Clean): void {
    if (count > MOST_CHANGES || cleared !== store.timesCleared()) {
      written.clear()
      newest = count = 0
      cleared = store.timesCleared()
    }
    for (const { number, change } of store.changesAfter(newest)) {
      const text = JSON.stringify(clean(tellChange(change)))
      const entries = written.get(change.project)
      if (entries) entries.push({ at: change.at, text })
      else written.set(change.project, [{ at: change.at, text }])
      newest = number
      count += 1
    }
  }

  return {
    changes: (projects, from, clean) => {
      catchUp(clean)
      const texts: string[] = []
      for (const project of projects) {
        for (const { at, text } of written.get(project) ?? []) if (at >= from) texts.push(text)
      }
      return texts.join(',')
    },
    services: (known, projects, clean) => {
      const byProject = services.get(known) ?? writeServices(known, clean)
      services.set(known, byProject)
      return [...projects].flatMap((project) => byProject.get(project) ?? []).join(',')
    },
  }
}

function writeServices({ verdicts }: Known, clean: Clean): Map<string, string> {
  const texts = new Map<string, string>()
  for (const verdict of verdicts.values()) {
    const before = texts.get(verdict.project)
    const text = JSON.stringify(clean(tellService(verdict)))
    texts.set(verdict.project, before === undefined ? text : `${before},${text}`)
  }
  return texts
}

/** A service as the console reads it. */
export function tellService({ reason, ...verdict }: Verdict): HistoryService {
  const { project, service, type, state, since } = verdict
  return { project, service, type, state, since, reason: CAUSES.has(state) ? reason : '' }
}

/** A change as the console reads it: without the id, which is the key of a message. */
export function tellChange({ project, service, type, kind, at, ...more }: Change): HistoryChange {
  const { from, fromSince, to, since, reason } = more
  return {
    project,
    service,
    type,
    kind,
    at,
    ...(from !== undefined && { from }),
    ...(fromSince !== undefined && { from_since: fromSince }),
    ...(to !== undefined && { to }),
    ...(since !== undefined && since !== at && { since }),
    ...(reason !== undefined && CAUSES.has(to ?? '') && { reason }),
  }
}
