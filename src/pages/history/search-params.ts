import * as z from 'zod/mini'
import { searchText } from '~/lib/search-text'

/** The period and whose history is shown, kept in the URL. */
export const historySearch = z.object({
  days: z.catch(z.optional(z.literal([30, 365])), undefined),
  /** What the shares are of. */
  by: z.catch(z.optional(z.literal('project')), undefined),
  project: searchText,
  service: searchText,
})

export type HistorySearch = z.output<typeof historySearch>
