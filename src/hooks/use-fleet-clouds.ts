import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { allCloudsQuery, cloudsQuery, type Cloud } from '~/api/clouds'
import type { FleetService } from '~/fleet/fleet-service'

const NO_CLOUDS: readonly Cloud[] = []

/**
 * The clouds that services are in: Aiven's public list, and what the projects that have clouds of their
 * own tell of those.
 */
export function useFleetClouds(services: readonly FleetService[]): readonly Cloud[] {
  const { data: listed = NO_CLOUDS } = useQuery(allCloudsQuery)
  const projects = useMemo(() => findProjects(services, listed), [services, listed])
  const reported = useQueries({ queries: projects.map(cloudsQuery), combine: join })
  return useMemo(() => {
    const names = new Set(listed.map(({ cloud_name: name }) => name))
    const own = new Map(
      reported
        .filter(({ cloud_name: name }) => !names.has(name))
        .map((one) => [one.cloud_name, one]),
    )
    return own.size === 0 ? listed : [...listed, ...own.values()]
  }, [listed, reported])
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
