import type { Service } from '~/api/services'
import type { ForkPrice } from './disk'
import { type Drill, type DrillResult } from './drill'
import { newestAtRequest, timeToRunning } from './drill-course'
import type { DataAge } from './lineage'
import type { LocationKind } from './location'

/** What is to be looked at in a restored service; the same for every drill, so that drills compare. */
export const DRILL_CHECKS = [
  { id: 'reachable', text: 'The service is reachable and responds' },
  { id: 'newest', text: 'The newest data has the expected age' },
  { id: 'amounts', text: 'Row or document counts are as expected' },
  { id: 'access', text: 'Users and credentials work' },
  { id: 'structure', text: 'Extensions, indexes and settings are present' },
  { id: 'application', text: 'An application can connect and run' },
] as const

export type DrillCheckId = (typeof DRILL_CHECKS)[number]['id']

export const CHECK_STATES = ['open', 'fine', 'wrong', 'left out'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** What a person entered about a drill. */
export interface DrillJournal {
  checks: Partial<Record<DrillCheckId, { state: CheckState; note: string }>>
  notes: string
}

/** The record of a drill, as it is downloaded. Times are ISO 8601 UTC; null is unknown. */
export interface DrillRecord {
  format: 'offsite restore drill'
  format_version: 1
  read_at: string
  /** The host of the API; `sandbox` where the services are samples, which prove nothing. */
  read_from: string | null
  recorded_by: string | null
  project: string
  source: { service_name: string; backup_location: LocationKind | null }
  fork: {
    service_name: string
    service_type: string
    plan: string
    cloud_name: string
    state: string
  }
  as_of: {
    kind: DataAge['kind']
    recovery_target_time: string | null
    backup_name: string | null
    /** Of the latest data: the newest recovery point that was known at the request. */
    newest_known_at: string | null
  } | null
  requested_at: string
  last_seen_not_running_at: string | null
  seen_running_at: string | null
  /** From the request; what is known only by looking lies between the two. */
  seconds_to_running: { at_least: number; at_most: number } | null
  checklist: { id: DrillCheckId; text: string; state: CheckState; note: string }[]
  notes: string
  result: DrillResult | null
  result_at: string | null
  cost: {
    /** A decimal, as Aiven writes prices. */
    usd_per_hour: string | null
    usd_so_far: number | null
    /** Whether both have the storage that was added to the plan's; `unknown`: they do not. */
    added_storage: ForkPrice['addedDisk'] | null
  }
}

interface Known {
  project: string
  fork: Service
  drill: Drill
  journal: DrillJournal
  /** The host of the API, or `sandbox`. */
  readFrom: string | undefined
  /** The email address of who is signed in. */
  recordedBy: string | undefined
  /** With the fork's disk; undefined where it is unknown. */
  price: ForkPrice | undefined
  /** Milliseconds since 1970 UTC, by the server's clock: when what is recorded was read. */
  readAt: number
}

/** All that is known of a drill, in one piece. */
export function drillRecord(known: Known): DrillRecord {
  const { project, fork, drill, journal, price, readAt } = known
  const { asOf } = drill
  const time = timeToRunning(drill)
  return {
    format: 'offsite restore drill',
    format_version: 1,
    read_at: new Date(readAt).toISOString(),
    read_from: known.readFrom ?? null,
    recorded_by: known.recordedBy ?? null,
    project,
    source: { service_name: drill.source, backup_location: drill.location ?? null },
    fork: {
      service_name: fork.service_name,
      service_type: fork.service_type,
      plan: fork.plan,
      cloud_name: fork.cloud_name,
      state: fork.state,
    },
    as_of: asOf
      ? {
          kind: asOf.kind,
          recovery_target_time: asOf.kind === 'time' ? asOf.target : null,
          backup_name: asOf.kind === 'backup' ? asOf.name : null,
          newest_known_at: asOf.kind === 'latest' ? newestKnown(asOf.newest, drill) : null,
        }
      : null,
    requested_at: drill.requestedAt,
    last_seen_not_running_at: drill.lastNotRunningAt ?? null,
    seen_running_at: drill.seenRunningAt ?? null,
    seconds_to_running: time ? { at_least: time.atLeast, at_most: time.atMost } : null,
    checklist: DRILL_CHECKS.map(({ id, text }) => ({
      id,
      text,
      state: journal.checks[id]?.state ?? 'open',
      note: journal.checks[id]?.note ?? '',
    })),
    notes: journal.notes,
    result: drill.result ?? null,
    result_at: drill.resultAt ?? null,
    cost: {
      usd_per_hour: price ? writePrice(price.usd) : null,
      usd_so_far: costSince(drill.requestedAt, price, readAt),
      added_storage: price?.addedDisk ?? null,
    },
  }
}

function newestKnown(newest: string | undefined, { requestedAt }: Drill): string | null {
  const at = newestAtRequest(newest, requestedAt)
  return at === undefined ? null : new Date(at).toISOString()
}

/** Four decimals, as Aiven's prices have, and more only where they are needed. */
function writePrice(usd: number): string {
  return usd.toFixed(8).replace(/(\.\d{4}\d*?)0+$/, '$1')
}

/**
 * What a fork has cost since it was asked for: the price times its age. Not Aiven's bill.
 * @param price of an hour
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @returns USD, to the cent; null where it is unknown
 */
export function costSince(
  requestedAt: string,
  price: ForkPrice | undefined,
  now: number,
): number | null {
  const hours = Math.max(0, now - Date.parse(requestedAt)) / 3_600_000
  const cost = Math.round(hours * (price?.usd ?? NaN) * 100) / 100
  return Number.isNaN(cost) ? null : cost
}
