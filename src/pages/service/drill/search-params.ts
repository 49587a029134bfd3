import * as z from 'zod/mini'

/** Which dialog is open. */
export const drillSearch = z.object({
  dialog: z.catch(z.optional(z.literal('delete')), undefined),
})
