import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Service } from '~/api/services'
import { wholeServicesQuery } from '~/api/whole-services'
import { fleetKey } from '~/fleet/fleet-key'

/** All services of some projects as they are now: one call for each project. */
export function useServices(projects: readonly string[]) {
  const client = useQueryClient()
  const { lists, errors, reading } = useQueries({
    queries: projects.map((project) => wholeServicesQuery(project)),
    combine: useCallback(
      (results: { data: Service[] | undefined; error: Error | null; isPending: boolean }[]) => ({
        lists: results.map(({ data }) => data),
        errors: results.map(({ error }) => error),
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
  /** Whose services are not known, and why. */
  const unread = new Map(
    projects.flatMap((project, index) => {
      const error = errors[index]
      return error && !lists[index] ? [[project, error] as const] : []
    }),
  )
  const retry = () => {
    for (const project of unread.keys()) void client.refetchQueries(wholeServicesQuery(project))
  }
  return { findService, reading, unread, retry }
}
