import { GROUPINGS } from '~/fleet/groupings'
import * as z from 'zod/mini'
import { PLACEMENT_WARNINGS } from '~/backup/placement'
import { PROTECTION_STATES } from '~/backup/protection'
import { searchText as text } from '~/lib/search-text'

function oneOf<const T extends readonly string[]>(values: T) {
  return z.catch(z.optional(z.enum(values)), undefined)
}

/** The columns of the table, in their order. The first is always shown. */
export const COLUMN_KEYS = [
  'service',
  'state',
  'type',
  'status',
  'cloud',
  'primary',
  'secondary',
  'copy',
  'ratio',
] as const
export type ColumnKey = (typeof COLUMN_KEYS)[number]

export const SORT_KEYS = [...COLUMN_KEYS, 'project', 'plan'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export const DIALOGS = ['add-region', 'residency'] as const

/** What is shown and how, kept in the URL. What does not parse is left out. */
export const coverageSearch = z.object({
  q: text,
  state: oneOf(PROTECTION_STATES),
  project: text,
  provider: text,
  region: text,
  type: text,
  warning: oneOf([...PLACEMENT_WARNINGS, 'any']),
  /** Only the services for which the policy is broken, or unknown. */
  policy: oneOf(['broken', 'unknown']),
  /** Forks that were made for a drill or a recovery are listed too. */
  forks: z.catch(z.optional(z.literal(true)), undefined),
  by: oneOf(GROUPINGS),
  sort: oneOf(SORT_KEYS),
  desc: z.catch(z.optional(z.boolean()), undefined),
  /** Kilometres: copies nearer than this are pointed out. */
  km: z.catch(z.optional(z.int().check(z.minimum(0), z.maximum(20_000))), undefined),
  columns: z.catch(z.optional(z.array(z.enum(COLUMN_KEYS))), undefined),
  dialog: oneOf(DIALOGS),
})

export type CoverageSearch = z.output<typeof coverageSearch>
