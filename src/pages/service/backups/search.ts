import * as z from 'zod/mini'

/** Which dialog is open over the backups. */
export const backupsSearch = z.object({
  dialog: z.catch(z.optional(z.enum(['secondary-location', 'backup-settings'])), undefined),
})
