import {
  QueryObserver,
  queryOptions,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { fleetService, sortKey, type FleetService, type FleetSource } from '../backup/fleet'
import { apiPath, callRaw } from './client'
import { parseFleet } from './fleet-parser'
import { projectsQuery, type Project } from './projects'
import { limited } from './limited'

/** So many projects are read at a time. */
const READS_AT_A_TIME = 8

/** On average, reading a fleet again and again costs at most one call in so many milliseconds. */
const POLL_PER_PROJECT = 6_000
const POLL_AT_LEAST = 60_000

/** What was read is shown together this often, in milliseconds: not once for each of 200 projects. */
const SHOWN_EVERY = 120

/**
 * So many milliseconds later for each service that is shown already: showing more takes longer, and
 * this way it takes the same part of the time however many there are.
 */
const LATER_PER_SERVICE = 0.05

/** So many projects are begun in one task: 200 would hold the page up while it starts. */
const WATCHED_AT_ONCE = 25

const inTurn = limited(READS_AT_A_TIME)

/**
 * The services of a project as a fleet keeps them: one call, compact rows, by name.
 * @param project the project's name
 */
export function fleetQuery(project: string) {
  return queryOptions({
    queryKey: ['fleet', project],
    queryFn: ({ signal }): Promise<FleetService[]> =>
      inTurn(async () => {
        signal.throwIfAborted()
        const raw = await callRaw({
          path: apiPath`/v1/project/${project}/service`,
          signal,
          view: 'fleet',
        })
        return parseFleet(project, raw)
      }),
    staleTime: 5 * 60_000,
    gcTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  })
}

/** A project whose services could not be read. */
export interface UnreadProject {
  project: string
  error: Error
  /** Milliseconds since 1970 by the browser: its services are shown as they were then, if ever read. */
  readAt?: number
}

/** All services of all projects that the token sees, as far as they have been read. */
export interface Fleet {
  /** By project, then by name; the same array until something changes. */
  services: readonly FleetService[]
  /** The projects whose services are among them. */
  read: readonly string[]
  unread: readonly UnreadProject[]
  /** Number of projects; undefined until their list has arrived. */
  projects: readonly Project[] | undefined
  /** Why the list of projects could not be read. */
  error: Error | null
  /** Whether a project, or the list of them, is still to be read for the first time, or is read again. */
  reading: boolean
  /** Milliseconds since 1970 by the browser: when the oldest and the newest of the answers arrived. */
  readFrom?: number
  readTo?: number
  /** Reads all projects again, or these. */
  refresh: (projects?: readonly string[]) => void
}

type Snapshot = Pick<Fleet, 'services' | 'read' | 'unread' | 'reading' | 'readFrom' | 'readTo'>

const NO_PROJECTS: readonly string[] = []

/**
 * The fleet: reads every project at one call each, a few at a time. What has arrived is told while
 * the rest is on its way, and a project that cannot be read does not keep the others.
 */
export function useFleet(): Fleet {
  const client = useQueryClient()
  const { data: projects, error, refetch } = useQuery(projectsQuery)
  const names = useMemo(() => projects?.map(({ project_name: name }) => name), [projects])
  const store = useMemo(() => fleetStore(client, names ?? NO_PROJECTS), [client, names])
  const snapshot = useSyncExternalStore(store.subscribe, store.get)

  const refresh = useCallback(
    (some?: readonly string[]) => {
      if (some === undefined) void refetch()
      for (const project of some ?? names ?? NO_PROJECTS) {
        void client.refetchQueries({ queryKey: fleetQuery(project).queryKey, exact: true })
      }
    },
    [client, names, refetch],
  )
  return useMemo(
    () => ({
      ...snapshot,
      reading: snapshot.reading || (!projects && !error),
      projects,
      error: projects ? null : error,
      refresh,
    }),
    [snapshot, projects, error, refresh],
  )
}

/**
 * Puts a service as Aiven has just told it, perhaps a new one, into the fleet that is shown.
 * @param client the cache
 * @param project the project's name
 * @param service the service object
 */
export function noteInFleet(client: QueryClient, project: string, service: FleetSource): void {
  const noted = fleetService(project, service)
  client.setQueryData(fleetQuery(project).queryKey, (rows) => {
    if (!rows) return rows
    const known = rows.some((row) => row.service === noted.service)
    return known
      ? rows.map((row) => (row.service === noted.service ? noted : row))
      : [...rows, noted].sort((a, b) => (a.service < b.service ? -1 : 1))
  })
}

/**
 * Reads the projects while somebody listens. Each is watched by itself: what an answer costs does not
 * depend on how many projects there are.
 */
function fleetStore(client: QueryClient, names: readonly string[]) {
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
        const observer = new QueryObserver(client, { ...fleetQuery(name), refetchInterval })
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
  before?: Snapshot & { lists?: readonly unknown[] },
): Snapshot & { lists: readonly unknown[] } {
  const lists: (readonly FleetService[])[] = []
  const read: string[] = []
  const unread: UnreadProject[] = []
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
    services: same ? before.services : lists.flat(),
    read,
    unread,
    reading,
    ...(readTo > 0 ? { readFrom, readTo } : {}),
  }
}
