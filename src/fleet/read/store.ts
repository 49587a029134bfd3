import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import type { OddService } from '~/api/each-service'
import { oddServicesQuery } from '~/api/odd-services'
import { sortKey } from '~/lib/sort-key'
import type { FleetService } from '../fleet-service'
import { settleForks } from '../forks'
import { fleetQuery } from './query'

/** On average, reading a fleet again and again costs at most one call in this many milliseconds. */
const POLL_PER_PROJECT = 6_000
const POLL_AT_LEAST = 60_000

/** What was read is shown together this often, in milliseconds: not once for each of 200 projects. */
const SHOWN_EVERY = 120

/**
 * How much later, in milliseconds, for each service that is shown already: showing more takes longer,
 * and this way it takes the same part of the time however many there are.
 */
const LATER_PER_SERVICE = 0.05

/** What hundreds of calls have brought is not asked for again because a page appears. */
const RARELY = { staleTime: 5 * 60_000, gcTime: 10 * 60_000, refetchOnWindowFocus: false }

/** How many projects are begun in one task: 200 would hold the page up while it starts. */
const WATCHED_AT_ONCE = 25

/** A project whose services could not be loaded. */
export interface UnreadProject {
  project: string
  error: Error
  /** Milliseconds since 1970 by the browser: its services are shown as they were then, if ever read. */
  readAt?: number
}

/** What has been read of the projects so far. */
export interface FleetSnapshot {
  /** By project, then by name; the same array until something changes. */
  services: readonly FleetService[]
  /** The projects whose services are among them. */
  read: readonly string[]
  unread: readonly UnreadProject[]
  /** The services that could not be loaded, of projects that could. */
  odd: readonly (OddService & { project: string })[]
  /** Whether a project is still to be read for the first time, or is read again. */
  reading: boolean
  /** Milliseconds since 1970 by the browser: when the oldest and the newest of the answers arrived. */
  readFrom?: number
  readTo?: number
}

/**
 * Reads the projects while somebody listens. Each is watched by itself: what an answer costs does not
 * depend on how many projects there are.
 */
export function fleetStore(client: QueryClient, names: readonly string[]) {
  const sorted = names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  const refetchInterval = Math.max(POLL_AT_LEAST, names.length * POLL_PER_PROJECT)
  let snapshot = takeSnapshot(client, sorted)

  const subscribe = (listener: () => void) => {
    const fetching = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      clearTimeout(timer)
      timer = undefined
      snapshot = takeSnapshot(client, sorted, snapshot)
      listener()
    }
    const stop = client.getQueryCache().subscribe(({ query, type }) => {
      if (query.queryKey[0] !== 'fleet' || type.startsWith('observer')) return
      const before = fetching.size
      if (query.state.fetchStatus === 'fetching') fetching.add(query.queryHash)
      else fetching.delete(query.queryHash)
      const { length } = snapshot.services
      // The first rows and the last at once, the others together.
      const atOnce = length === 0 || (before > 0 && fetching.size === 0)
      if (atOnce) clearTimeout(timer)
      if (atOnce) timer = setTimeout(tell)
      else timer ??= setTimeout(tell, SHOWN_EVERY + length * LATER_PER_SERVICE)
    })
    const ends: (() => void)[] = []
    const toWatch = [...names]
    let next: ReturnType<typeof setTimeout> | undefined
    const watchSome = () => {
      for (const name of toWatch.splice(0, WATCHED_AT_ONCE)) {
        const observer = new QueryObserver(client, {
          ...fleetQuery(name),
          ...RARELY,
          refetchInterval,
        })
        ends.push(observer.subscribe(() => {}))
      }
      if (toWatch.length > 0) next = setTimeout(watchSome)
    }
    watchSome()
    tell()
    return () => {
      stop()
      clearTimeout(next)
      for (const end of ends) end()
      clearTimeout(timer)
    }
  }
  return { subscribe, get: () => snapshot }
}

function takeSnapshot(
  client: QueryClient,
  names: readonly string[],
  before?: FleetSnapshot & { lists?: readonly unknown[] },
): FleetSnapshot & { lists: readonly unknown[] } {
  const lists: (readonly FleetService[])[] = []
  const read: string[] = []
  const unread: UnreadProject[] = []
  const odd: (OddService & { project: string })[] = []
  let reading = false
  let readFrom = Infinity
  let readTo = 0
  for (const project of names) {
    const state = client.getQueryState(fleetQuery(project).queryKey)
    const { data, error, dataUpdatedAt = 0, fetchStatus } = state ?? {}
    if (fetchStatus === 'fetching' || (!data && !error)) reading = true
    if (data) {
      lists.push(data)
      read.push(project)
      const left = client.getQueryData(oddServicesQuery(project).queryKey) ?? []
      odd.push(...left.map((one) => ({ ...one, project })))
      readFrom = Math.min(readFrom, dataUpdatedAt)
      readTo = Math.max(readTo, dataUpdatedAt)
    }
    if (error) unread.push({ project, error, ...(data ? { readAt: dataUpdatedAt } : {}) })
  }
  const same =
    before?.lists?.length === lists.length &&
    lists.every((list, index) => list === before.lists?.[index])
  return {
    lists,
    services: same ? before.services : settleForks(lists.flat()),
    read,
    unread,
    odd,
    reading,
    ...(readTo > 0 ? { readFrom, readTo } : {}),
  }
}
