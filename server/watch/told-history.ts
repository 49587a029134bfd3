import { setImmediate } from 'node:timers/promises'
import type { HistoryChange, HistoryService } from '~/api/history-shape'
import { MOST_CHANGES } from './change-log'
import type { Change } from './changes'
import type { Known } from './known'
import type { WatchStore } from './store'
import type { Verdict } from './verdict'

/**
 * What is told of each project. It is read once, however often it is asked for: a year of a large fleet
 * is tens of thousands of changes.
 */
export interface ToldHistory {
  /** The changes of state from a moment on, oldest first within a project. */
  changes(projects: ReadonlySet<string>, from: number): HistoryChange[]
  /** The services as the last pass left them. */
  services(known: Known, projects: ReadonlySet<string>): HistoryService[]
  /** Reads all changes before anybody asks, some at a time. */
  prepare(signal: AbortSignal): Promise<void>
}

/** With more than this, some are no longer kept: all are read again, and not once for each. */
const MOST_READ = MOST_CHANGES * 1.1

/** So many changes are read at a time: some 20 ms of the processor. */
const READ_AT_ONCE = 5000

/** The states whose reason is the cause of a breach: of others nobody reads it. */
const CAUSES: ReadonlySet<string> = new Set(['behind', 'paused', 'not-protected'])

/** What a store's history tells. */
export function createToldHistory(
  store: Pick<WatchStore, 'changesAfter' | 'timesCleared'>,
): ToldHistory {
  const read = new Map<string, HistoryChange[]>()
  const services = new WeakMap<Known, Map<string, HistoryService[]>>()
  let newest = 0
  let count = 0
  let cleared = 0

  /** @returns whether there may be more */
  function readSome(): boolean {
    if (count > MOST_READ || cleared !== store.timesCleared()) {
      read.clear()
      newest = count = 0
      cleared = store.timesCleared()
    }
    const before = count
    for (const { number, change } of store.changesAfter(newest, READ_AT_ONCE)) {
      newest = number
      count += 1
      if (change.kind !== 'region') addTo(read, change.project, tellChange(change))
    }
    return count - before === READ_AT_ONCE
  }

  return {
    changes: (projects, from) => {
      while (readSome());
      return [...projects].flatMap((project) =>
        (read.get(project) ?? []).filter(({ at }) => at >= from),
      )
    },
    services: (known, projects) => {
      const byProject = services.get(known) ?? tellServices(known)
      services.set(known, byProject)
      return [...projects].flatMap((project) => byProject.get(project) ?? [])
    },
    prepare: async (signal) => {
      while (!signal.aborted && readSome()) await setImmediate()
    },
  }
}

function tellServices({ verdicts }: Known): Map<string, HistoryService[]> {
  const told = new Map<string, HistoryService[]>()
  for (const verdict of verdicts.values()) addTo(told, verdict.project, tellService(verdict))
  return told
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** A service as the console reads it. */
export function tellService(verdict: Verdict): HistoryService {
  const { project, service, type, state, since, reason } = verdict
  return { project, service, type, state, since, reason: CAUSES.has(state) ? reason : '' }
}

/** A change of state as the console reads it: without the id, which is the key of a message. */
export function tellChange(change: Change): HistoryChange {
  const { project, service, type, at, from, fromSince, to, since, reason } = change
  return {
    project,
    service,
    type,
    at,
    ...(from !== undefined && { from }),
    ...(fromSince !== undefined && { from_since: fromSince }),
    ...(to !== undefined && { to }),
    ...(since !== undefined && since !== at && { since }),
    ...(reason !== undefined && CAUSES.has(to ?? '') && { reason }),
  }
}
