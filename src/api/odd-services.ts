import { queryOptions, skipToken } from '@tanstack/react-query'
import type { OddService } from './each-service'

/**
 * The odd services of a project's list as it was last read; whoever reads the list puts them here.
 * @param project the project's name
 */
export function oddServicesQuery(project: string) {
  return queryOptions<OddService[]>({
    queryKey: ['odd-services', project],
    queryFn: skipToken,
    staleTime: Infinity,
  })
}
