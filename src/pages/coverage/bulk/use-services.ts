import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Service } from '~/api/services'
import { wholeServicesQuery } from '~/api/whole-services'
import { fleetKey } from '~/fleet/fleet-key'

/** All services of some projects as they are now: one call for each project. */
export function useServices(projects: readonly string[]) {
  const { lists, reading } = useQueries({
    queries: projects.map((project) => wholeServicesQuery(project)),
    combine: useCallback(
      (results: { data: Service[] | undefined; isPending: boolean }[]) => ({
        lists: results.map(({ data }) => data),
        reading: results.some(({ isPending }) => isPending),
      }),
      [],
    ),
  })
  const findService = useMemo(() => {
    const known = new Map(
      projects.flatMap((project, index) =>
        (lists[index] ?? []).map(
          (service) => [fleetKey({ project, service: service.service_name }), service] as const,
        ),
      ),
    )
    return (project: string, service: string) => known.get(fleetKey({ project, service }))
  }, [projects, lists])
  return { findService, reading }
}
