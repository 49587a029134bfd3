import * as z from 'zod/mini'

const text = z.optional(z.string())
const moment = z.optional(z.number())

/** A service as the last look left it. */
const serviceSchema = z.object({
  project: z.string(),
  service: z.string(),
  type: z.string(),
  state: z.string(),
  since: z.number(),
  reason: z.string(),
})

/** Something that happened to a service between two looks. */
const changeSchema = z.object({
  project: z.string(),
  service: z.string(),
  type: z.string(),
  /** `found`: seen for the first time; `ended`: not there any more. */
  kind: z.string(),
  /** When it was seen. */
  at: z.number(),
  /** States of the secondary backup, or regions where the kind is `region`. */
  from: text,
  to: text,
  /** Since when it had been in the state before, and is in this one. */
  from_since: moment,
  since: moment,
  reason: text,
})

/** A restore drill with a result; its fork may be gone. */
const drillSchema = z.object({
  project: z.string(),
  service: z.string(),
  fork: z.string(),
  /** When its fork was requested, as Aiven wrote it. */
  requested: z.string(),
  location: text,
  result: z.string(),
  /** When the result was entered. */
  at: z.number(),
})

/** What a watcher has seen. All moments are milliseconds since 1970 UTC, by the API's clock. */
export const historySchema = z.object({
  at: z.number(),
  /** The beginning of the period that was asked for. */
  from: z.number(),
  /** When somebody was looking. */
  watched: z.array(z.object({ from: z.number(), to: z.number() })),
  services: z.array(serviceSchema),
  changes: z.array(changeSchema),
  /** The newest first. */
  drills: z.array(drillSchema),
})

export type HistoryAnswer = z.output<typeof historySchema>
export type HistoryChange = HistoryAnswer['changes'][number]
export type HistoryDrill = HistoryAnswer['drills'][number]
export type HistoryService = HistoryAnswer['services'][number]
