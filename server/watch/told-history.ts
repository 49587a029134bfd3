import type { HistoryChange, HistoryService } from '~/api/history-shape'
import { MOST_CHANGES } from './change-log'
import type { Change } from './changes'
import type { Known } from './known'
import type { WatchStore } from './store'
import type { Verdict } from './verdict'

/** Takes out of a text all that must not be told: the same function each time. */
export type Clean = (text: string) => string

/**
 * What is told of each project. It is read and cleaned once, however often it is asked for: a year of
 * a large fleet is tens of thousands of changes.
 */
export interface ToldHistory {
  /** The changes of state from a moment on, oldest first within a project. */
  changes(projects: ReadonlySet<string>, from: number, clean: Clean): HistoryChange[]
  /** The services as the last pass left them. */
  services(known: Known, projects: ReadonlySet<string>, clean: Clean): HistoryService[]
}

/** The states whose reason is the cause of a breach: of others nobody reads it. */
const CAUSES: ReadonlySet<string> = new Set(['behind', 'paused', 'not-protected'])

/** What a store's history tells. */
export function createToldHistory(
  store: Pick<WatchStore, 'changesAfter' | 'timesCleared'>,
): ToldHistory {
  const read = new Map<string, HistoryChange[]>()
  const services = new WeakMap<Known, Map<string, HistoryService[]>>()
  /** What texts are told as: the same few come with each change. */
  const texts = new Map<string, string>()
  let newest = 0
  let count = 0
  let cleared = 0

  function catchUp(clean: Clean): void {
    if (count > MOST_CHANGES || cleared !== store.timesCleared()) {
      read.clear()
      texts.clear()
      newest = count = 0
      cleared = store.timesCleared()
    }
    const cleanOnce = (text: string) => {
      const cleaned = texts.get(text) ?? clean(text)
      texts.set(text, cleaned)
      return cleaned
    }
    for (const { number, change } of store.changesAfter(newest)) {
      newest = number
      count += 1
      if (change.kind !== 'region') addTo(read, change.project, tellChange(change, cleanOnce))
    }
  }

  return {
    changes: (projects, from, clean) => {
      catchUp(clean)
      return [...projects].flatMap((project) =>
        (read.get(project) ?? []).filter(({ at }) => at >= from),
      )
    },
    services: (known, projects, clean) => {
      const byProject = services.get(known) ?? tellServices(known, clean)
      services.set(known, byProject)
      return [...projects].flatMap((project) => byProject.get(project) ?? [])
    },
  }
}

function tellServices({ verdicts }: Known, clean: Clean): Map<string, HistoryService[]> {
  const told = new Map<string, HistoryService[]>()
  for (const verdict of verdicts.values()) {
    addTo(told, verdict.project, tellService(verdict, clean))
  }
  return told
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** A service as the console reads it. */
export function tellService(verdict: Verdict, clean: Clean): HistoryService {
  const { project, service, type, state, since, reason } = verdict
  return {
    project: clean(project),
    service: clean(service),
    type: clean(type),
    state,
    since,
    reason: CAUSES.has(state) ? clean(reason) : '',
  }
}

/** A change of state as the console reads it: without the id, which is the key of a message. */
export function tellChange(change: Change, clean: Clean): HistoryChange {
  const { project, service, type, at, from, fromSince, to, since, reason } = change
  return {
    project: clean(project),
    service: clean(service),
    type: clean(type),
    at,
    ...(from !== undefined && { from: clean(from) }),
    ...(fromSince !== undefined && { from_since: fromSince }),
    ...(to !== undefined && { to: clean(to) }),
    ...(since !== undefined && since !== at && { since }),
    ...(reason !== undefined && CAUSES.has(to ?? '') && { reason: clean(reason) }),
  }
}
