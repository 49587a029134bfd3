import * as z from 'zod/mini'
import { instantSchema } from './instant-shape'

const copySchema = z.object({
  /** The Aiven cloud name of the region that holds the copy. */
  cloud: z.string(),
  region: z.nullish(z.string()),
  paused: z.nullish(z.boolean()),
  pause_reason: z.nullish(z.string()),
})

export const backupSchema = z.object({
  backup_name: z.string(),
  /** ISO 8601 UTC. */
  backup_time: instantSchema,
  /** Bytes, before compression. */
  data_size: z.nullish(z.number()),
  storage_location: z.nullish(z.string()),
  incremental: z.nullish(z.boolean()),
  additional_regions: z.nullish(z.array(copySchema)),
})

/** A backup in a list of services. */
export const listedBackupSchema = z.extend(backupSchema, {
  /** How many older ones in the same places the gateway left out. Aiven does not send it. */
  older_alike: z.optional(z.number()),
})

const pitrRange = {
  pitr_range_start: z.nullish(instantSchema),
  pitr_range_end: z.nullish(instantSchema),
}

export const backupsSchema = z.object({
  /** Missing: Aiven does not list them, which does not say that there are none. */
  backups: z.nullish(z.array(backupSchema)),
  pitr: z.nullish(
    z.object({
      /** A start of null: no backup is usable; an end of null: up to now. */
      primary_region: z.nullish(z.object(pitrRange)),
      additional_regions: z.nullish(
        z.array(z.object({ cloud: z.string(), region: z.nullish(z.string()), ...pitrRange })),
      ),
    }),
  ),
  scheduled_backup_time: z.nullish(
    z.object({
      backup_hour: z.nullish(z.number()),
      backup_minute: z.nullish(z.number()),
      backup_interval_hours: z.nullish(z.number()),
    }),
  ),
})

/** One backup, with the copies of it that Aiven reports in other regions. */
export type Backup = z.output<typeof backupSchema>
/** A backup that may stand for older ones in the same places. */
export type ListedBackup = z.output<typeof listedBackupSchema>
export type BackupCopy = z.output<typeof copySchema>
/** What Aiven reports of a service's backups. */
export type BackupReport = z.output<typeof backupsSchema>
