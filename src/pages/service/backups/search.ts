import * as z from 'zod/mini'

/** Which dialog is open over the backups, and what it opens with. */
export const backupsSearch = z.object({
  dialog: z.catch(z.optional(z.literal('fork')), undefined),
  location: z.catch(z.optional(z.enum(['primary', 'secondary'])), undefined),
})
