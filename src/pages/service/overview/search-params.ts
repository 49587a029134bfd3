import * as z from 'zod/mini'

/** Which dialog is open over the overview, and the option it opens with. */
export const overviewSearch = z.object({
  edit: z.catch(z.optional(z.literal('configuration')), undefined),
  option: z.catch(z.optional(z.string()), undefined),
})

export type OverviewSearch = z.output<typeof overviewSearch>
