import * as z from 'zod/mini'
import type { Down } from '~/fleet/down'

const name = z.catch(z.optional(z.string()), undefined)

/** What is supposed to be down, the map's extent and the open dialog, kept in the URL. */
export const outageSearch = z.object({
  region: name,
  provider: name,
  continent: name,
  map: z.catch(z.optional(z.literal('world')), undefined),
  dialog: z.catch(z.optional(z.literal('recovery')), undefined),
})

export type OutageSearch = z.output<typeof outageSearch>

/** What is down by the URL: the smallest, where it names several. */
export function readDown({ region, provider, continent }: OutageSearch): Down | undefined {
  if (region !== undefined) return { kind: 'region', name: region }
  if (provider !== undefined) return { kind: 'provider', name: provider }
  return continent === undefined ? undefined : { kind: 'continent', name: continent }
}

/** The search params that choose it, without a dialog. */
export function searchFor({ kind, name }: Down) {
  const nothing = { region: undefined, provider: undefined, continent: undefined }
  return { ...nothing, dialog: undefined, [kind]: name }
}
