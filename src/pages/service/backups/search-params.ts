import * as z from 'zod/mini'
import { REPORT_PERIODS, type ReportPeriod } from '~/api/backup-report-shape'

/** The period that is shown until one is chosen: long enough to see several backups of every type. */
export const USUAL_PERIOD: ReportPeriod = 'week'

/** How far back the pictures reach, which events are listed, and which dialog is open with what. */
export const backupsSearch = z.object({
  period: z.catch(z.optional(z.enum(REPORT_PERIODS)), undefined),
  events: z.catch(z.optional(z.literal('all')), undefined),
  edit: z.catch(z.optional(z.literal('objective')), undefined),
  dialog: z.catch(z.optional(z.enum(['secondary-location', 'backup-settings', 'fork'])), undefined),
  drill: z.catch(z.optional(z.literal(true)), undefined),
  location: z.catch(z.optional(z.enum(['primary', 'secondary'])), undefined),
})
