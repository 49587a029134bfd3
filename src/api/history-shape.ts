import * as z from 'zod/mini'

/** A service as the last look left it. */
export interface HistoryService {
  project: string
  service: string
  type: string
  state: string
  since: number
  reason: string
}

/** A change of a service's state between two looks. */
export interface HistoryChange {
  project: string
  service: string
  type: string
  /** When it was seen. */
  at: number
  /** The state before, and since when; none where it was seen for the first time. */
  from?: string | undefined
  from_since?: number | undefined
  /** The state that it is in from `since` on, or from when it was seen; none where it is gone. */
  to?: string | undefined
  since?: number | undefined
  reason?: string | undefined
}

/** A restore drill that is over; its fork may be gone. */
const drillSchema = z.object({
  project: z.string(),
  service: z.string(),
  fork: z.string(),
  /** When its fork was requested, as Aiven wrote it. */
  requested: z.string(),
  location: z.optional(z.string()),
  /** `unseen`: the fork was deleted before the watcher saw a result. */
  result: z.string(),
  /** When the result was entered, or the fork was first missing. */
  at: z.number(),
})

/** A change of the secondary backup location between two looks. */
const regionChangeSchema = z.object({
  project: z.string(),
  service: z.string(),
  /** When it was seen. */
  at: z.number(),
  /** Aiven cloud names; none where none was or is set. */
  from: z.optional(z.string()),
  to: z.optional(z.string()),
})

export type HistoryRegionChange = z.output<typeof regionChangeSchema>

/**
 * How far the copies were behind before the watcher began, from Aiven's own report on copying: a lag and
 * not an age, so it tells nothing of protection.
 */
const pastLagSchema = z.object({
  /** When the report was read. */
  read_at: z.number(),
  /** The beginning of the first day, in UTC. */
  first_day: z.number(),
  /** The highest of each day; null where the report has none. */
  seconds: z.array(z.nullable(z.number())),
})

export type PastLag = z.output<typeof pastLagSchema>

/** What a watcher has seen. All moments are milliseconds since 1970 UTC, by the API's clock. */
export const historyFields = {
  at: z.number(),
  /** The beginning of the period that was asked for. */
  from: z.number(),
  /** When somebody was looking. */
  watched: z.array(z.object({ from: z.number(), to: z.number() })),
  /** The newest first. */
  drills: z.array(drillSchema),
  /** The newest first. A gateway of the version before does not send them. */
  region_changes: z.optional(z.array(regionChangeSchema)),
  /** Only in the answer about one service. */
  past_lag: z.optional(pastLagSchema),
}

export type HistoryDrill = z.output<typeof drillSchema>

export interface HistoryAnswer extends z.output<z.ZodMiniObject<typeof historyFields>> {
  region_changes: HistoryRegionChange[]
  services: HistoryService[]
  /** The oldest first, of each service. */
  changes: HistoryChange[]
}
