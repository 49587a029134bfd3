import type { HistorySearch } from './search-params'

/** Those of the project and of the service that were chosen, or all. */
export function inScope<T extends { project: string; service: string }>(
  all: readonly T[],
  { project, service }: Pick<HistorySearch, 'project' | 'service'>,
): T[] {
  return all.filter(
    (one) => (project ?? one.project) === one.project && (service ?? one.service) === one.service,
  )
}
