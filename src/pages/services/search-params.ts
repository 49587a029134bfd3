import * as z from 'zod/mini'
import { PROTECTION_STATES } from '~/backup/protection'
import { searchText as text } from '~/lib/search-text'

const SORT_KEYS = ['name', 'type', 'status', 'plan', 'nodes', 'cloud', 'backup', 'created'] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** The list's filters and order, kept in the URL. What does not parse is left out. */
export const servicesSearch = z.object({
  q: text,
  status: text,
  type: text,
  provider: text,
  backup: z.catch(z.optional(z.enum(PROTECTION_STATES)), undefined),
  sort: z.catch(z.optional(z.enum(SORT_KEYS)), undefined),
  desc: z.catch(z.optional(z.boolean()), undefined),
})

export type ServicesSearch = z.output<typeof servicesSearch>
