import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { allCloudsQuery, cloudsQuery, type Cloud } from '~/api/clouds'
import type { FleetService } from '~/fleet/fleet-service'

/** The clouds, or why they are not known: an empty list would say that no cloud has a place. */
export type FleetClouds =
  | { state: 'known'; clouds: readonly Cloud[] }
  | { state: 'loading' }
  | { state: 'failed'; error: Error; retry: () => void }

const NO_CLOUDS: readonly Cloud[] = []

/**
 * The clouds that services are in: Aiven's public list, and what the projects that have clouds of their
 * own tell of those.
 */
export function useFleetClouds(services: readonly FleetService[]): FleetClouds {
  const { data, error, refetch } = useQuery(allCloudsQuery)
  const listed = data ?? NO_CLOUDS
  const projects = useMemo(() => findProjects(services, listed), [services, listed])
  const reported = useQueries({ queries: projects.map(cloudsQuery), combine: join })
  const clouds = useMemo(() => {
    const names = new Set(listed.map(({ cloud_name: name }) => name))
    const own = new Map(
      reported
        .filter(({ cloud_name: name }) => !names.has(name))
        .map((one) => [one.cloud_name, one]),
    )
    return own.size === 0 ? listed : [...listed, ...own.values()]
  }, [listed, reported])
  if (data) return { state: 'known', clouds }
  return error ? { state: 'failed', error, retry: () => void refetch() } : { state: 'loading' }
}

/**
 * The clouds where they are known, for what says beside it where they are not.
 * @returns the same empty list until then
 */
export function knownClouds(listed: FleetClouds): readonly Cloud[] {
  return listed.state === 'known' ? listed.clouds : NO_CLOUDS
}

function join(results: readonly UseQueryResult<Cloud[]>[]): Cloud[] {
  return results.flatMap(({ data }) => data ?? [])
}

/** The projects that have something in a cloud which is not on the public list. */
function findProjects(services: readonly FleetService[], listed: readonly Cloud[]): string[] {
  if (listed.length === 0) return []
  const names = new Set(listed.map(({ cloud_name: name }) => name))
  const isOwn = (name: string | undefined) => name !== undefined && !names.has(name)
  return [
    ...new Set(
      services
        .filter(({ cloud, locations: { primary, secondary } }) =>
          [cloud, primary.cloud, secondary?.cloud].some(isOwn),
        )
        .map(({ project }) => project),
    ),
  ]
}
