import { setImmediate } from 'node:timers/promises'
import type { HistoryChange, HistoryService } from '~/api/history-shape'
import { MOST_CHANGES } from './change-log'
import type { Change } from './changes'
import type { Known } from './known'
import type { WatchStore } from './store'
import type { Verdict } from './verdict'

/**
 * What the history holds of each project. It is read once, however often it is asked for: a year of a
 * large fleet is tens of thousands of changes.
 */
export interface HistoryParts {
  /** Reads the changes that are new. */
  catchUp(): void
  /** The same, some at a time. */
  prepare(signal: AbortSignal): Promise<void>
  /** The changes of state, oldest first: the same list, which only grows, until all are read again. */
  changes(project: string): readonly HistoryChange[]
  /** The services as a pass has left them: the same list until one of them changes. */
  services(known: Known, project: string): readonly HistoryService[]
}

/** With more than this, some are no longer kept: all are read again, and not once for each. */
const MOST_READ = MOST_CHANGES * 1.1

/** How many changes are read at a time: they take some 20 ms of the processor. */
const READ_AT_ONCE = 5000

/** The states whose reason is the cause of a breach: of others nobody reads it. */
const CAUSES: ReadonlySet<string> = new Set(['behind', 'paused', 'not-protected'])

/** The parts of a store's history. */
export function createHistoryParts(
  store: Pick<WatchStore, 'changesAfter' | 'timesCleared'>,
): HistoryParts {
  const read = new Map<string, HistoryChange[]>()
  let services: ServicesByProject = new Map()
  let readFrom: Known | undefined
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
      if (change.kind !== 'region') addTo(read, change.project, describeChange(change))
    }
    return count - before === READ_AT_ONCE
  }

  return {
    catchUp: () => {
      while (readSome());
    },
    prepare: async (signal) => {
      while (!signal.aborted && readSome()) await setImmediate()
    },
    changes: (project) => read.get(project) ?? [],
    services: (known, project) => {
      if (known !== readFrom) services = listServices(known, services)
      readFrom = known
      return services.get(project) ?? []
    },
  }
}

type ServicesByProject = ReadonlyMap<string, readonly HistoryService[]>

function listServices({ verdicts }: Known, before: ServicesByProject): ServicesByProject {
  const byProject = new Map<string, readonly HistoryService[]>()
  const lists = new Map<string, HistoryService[]>()
  for (const verdict of verdicts.values()) addTo(lists, verdict.project, describeService(verdict))
  for (const [project, list] of lists) {
    const earlier = before.get(project)
    byProject.set(project, earlier && isSame(earlier, list) ? earlier : list)
  }
  return byProject
}

function isSame(list: readonly HistoryService[], other: readonly HistoryService[]): boolean {
  return (
    list.length === other.length &&
    list.every((one, index) => {
      const also = other[index]
      return (
        one.service === also?.service &&
        one.since === also.since &&
        one.state === also.state &&
        one.reason === also.reason &&
        one.type === also.type
      )
    })
  )
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** A service as the console reads it. */
export function describeService(verdict: Verdict): HistoryService {
  const { project, service, type, state, since, reason } = verdict
  return { project, service, type, state, since, reason: CAUSES.has(state) ? reason : '' }
}

/** A change of state as the console reads it: without the id, which is the key of a message. */
export function describeChange(change: Change): HistoryChange {
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
