import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { cloudsQuery, type Cloud } from '~/api/clouds'

const NO_CLOUDS: readonly Cloud[] = []

/** The clouds that each of these projects may use: one call for each project. */
export function useClouds(projects: readonly string[]) {
  const client = useQueryClient()
  const { lists, errors, reading } = useQueries({
    queries: projects.map((project) => cloudsQuery(project)),
    combine: useCallback(
      (results: { data: Cloud[] | undefined; error: Error | null; isPending: boolean }[]) => ({
        lists: results.map(({ data }) => data),
        errors: results.map(({ error }) => error),
        reading: results.some(({ isPending }) => isPending),
      }),
      [],
    ),
  })
  const known = useMemo(
    () => new Map(projects.map((project, index) => [project, lists[index]])),
    [projects, lists],
  )
  const findClouds = useCallback((project: string) => known.get(project) ?? NO_CLOUDS, [known])
  /** Where it is not known which regions there are, and why. */
  const unread = useMemo(
    () =>
      new Map(
        projects.flatMap((project, index) => {
          const error = errors[index]
          return error && !lists[index] ? [[project, error] as const] : []
        }),
      ),
    [projects, lists, errors],
  )
  const retry = () => {
    for (const project of unread.keys()) void client.refetchQueries(cloudsQuery(project))
  }
  return { findClouds, reading, unread, retry }
}
