import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { projectsQuery, type Project } from '~/api/projects'
import { fleetQuery } from '~/fleet/read/query'
import { fleetStore, type FleetSnapshot } from '~/fleet/read/store'

/** All services of all projects that the token sees, as far as they have been read. */
export interface Fleet extends FleetSnapshot {
  /** The projects; undefined until their list has arrived. */
  projects: readonly Project[] | undefined
  /** Why the list of projects could not be loaded. */
  error: Error | null
  /** Reads all projects again, or these. */
  refresh: (projects?: readonly string[]) => void
}

/** Below these keys it is read. */
export const FLEET_KEYS = [projectsQuery.queryKey, ['fleet']] as const

const NO_PROJECTS: readonly string[] = []

/**
 * The fleet: reads every project at one call each, a few at a time. What has arrived is shown while
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
