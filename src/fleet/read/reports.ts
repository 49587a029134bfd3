import { fleetKey } from '../fleet-key'
import type { QueryClient } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { backupsQuery } from '~/api/backups'
import { hasStatus } from '~/api/errors'
import type { ReportLookup } from '../coverage'

/** A service whose report is wanted. */
export interface ReportSubject {
  project: string
  service: string
}

const READS_AT_A_TIME = 4

/** A report counts as fresh for this long, in milliseconds, and longer the more of them are wanted. */
const FRESH_AT_LEAST = 60_000
const FRESH_PER_SUBJECT = 1_000

/**
 * What was read is shown together this often, in milliseconds, and less often the more of them are
 * wanted: each time, pages go through all their rows, while somebody may be typing.
 */
const SHOWN_EVERY = 100
const SHOWN_EVERY_PER_SUBJECT = 2
const SHOWN_EVERY_AT_MOST = 2_000

export interface ReportStore {
  /**
   * Reads these, in this order, a few at a time, and forgets about others that were not begun. What was
   * read lately is not read again, nor what could not be read.
   */
  want: (subjects: readonly ReportSubject[]) => void
  /**
   * What is known of all that were ever wanted; another map after every change, in which what has not
   * changed is the same object.
   */
  get: () => ReadonlyMap<string, ReportLookup>
  subscribe: (listener: () => void) => () => void
}

const stores = new WeakMap<QueryClient, ReportStore>()

/**
 * The reports on the backups of single services, for pages that list many: the list of services does
 * not always decide their state. One store for all pages, on the same cache as the service's own page.
 * @param client the cache
 */
export function reportStore(client: QueryClient): ReportStore {
  let store = stores.get(client)
  if (!store) stores.set(client, (store = createStore(client)))
  return store
}

function createStore(client: QueryClient): ReportStore {
  const limit = pLimit(READS_AT_A_TIME)
  const listeners = new Set<() => void>()
  const wanted = new Map<string, ReportSubject>()
  let known: ReadonlyMap<string, ReportLookup> = new Map()
  let timer: ReturnType<typeof setTimeout> | undefined

  function tell() {
    const pause = SHOWN_EVERY + wanted.size * SHOWN_EVERY_PER_SUBJECT
    timer ??= setTimeout(look, Math.min(pause, SHOWN_EVERY_AT_MOST))
  }

  function look() {
    timer = undefined
    let changed = false
    const next = new Map<string, ReportLookup>()
    for (const [key, subject] of wanted) {
      const before = known.get(key)
      const lookup = readLookup(client, subject)
      const same = before?.lookup === lookup.lookup && before.report === lookup.report
      next.set(key, same ? before : lookup)
      if (!same) changed = true
    }
    if (!changed) return
    known = next
    for (const listener of listeners) listener()
  }

  async function read({ project, service }: ReportSubject, staleTime: number) {
    const query = backupsQuery(project, service)
    // What came of it is in the cache, an error too, which does not become fresh by itself.
    const failedAt = client.getQueryState(query.queryKey)?.errorUpdatedAt ?? 0
    if (Date.now() - failedAt < staleTime) return
    await client.fetchQuery({ ...query, staleTime }).catch(() => undefined)
    tell()
  }

  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'removed' || type === 'updated') {
      const [, project, , service, part] = query.queryKey as string[]
      if (part === 'backups' && project !== undefined && service !== undefined) {
        if (wanted.has(fleetKey({ project, service }))) tell()
      }
    }
  })

  return {
    want: (subjects) => {
      limit.clearQueue()
      const staleTime = Math.max(FRESH_AT_LEAST, subjects.length * FRESH_PER_SUBJECT)
      for (const subject of subjects) {
        wanted.set(fleetKey(subject), subject)
        void limit(() => read(subject, staleTime))
      }
      if (subjects.length > 0) tell()
    },
    get: () => known,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readLookup(client: QueryClient, { project, service }: ReportSubject): ReportLookup {
  const state = client.getQueryState(backupsQuery(project, service).queryKey)
  if (state?.data) return { lookup: 'read', report: state.data }
  if (!state?.error) return { lookup: 'loading' }
  return { lookup: hasStatus(state.error, 403) ? 'forbidden' : 'failed' }
}
