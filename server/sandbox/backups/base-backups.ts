import type { ServiceFacts } from '../model'
import { random, randomInt } from '../random'
import { findPlan } from '../service-types/plans'
import { covered, DAY, HOUR, MINUTE, SECOND, within } from '../time'
import { backupPolicy, type BackupPolicy } from './policy'

/** A backup in the primary location. Times are ms since the epoch. */
export interface BaseBackup {
  startedAt: number
  completedAt: number
  /** Before compression and encryption. */
  bytes: number
  /** Outside the schedule: the first one, or one that a new region or a power-on asked for. */
  extra: boolean
}

/** How long a base backup outside the schedule takes: short, so that a demonstration is alive. */
export const EXTRA_BACKUP_SECONDS = 20

/** After creation, when the first backup starts. */
const FIRST_BACKUP_AFTER = 90 * SECOND
const BACKUP_BYTES_PER_SECOND = 400e6
const LONGEST_BACKUP = 60 * MINUTE

/** When the first backup of a service starts: a fork's as soon as it holds the data. */
export function firstBackupAt({ createdAt, fork }: ServiceFacts): number {
  return fork ? fork.restoredAt : createdAt + FIRST_BACKUP_AFTER
}

/** The policy of a service as it is now. */
export function policyOf(facts: ServiceFacts): BackupPolicy {
  const tier = findPlan(facts.type, facts.plan)?.tier ?? ''
  return backupPolicy(facts.type, tier, facts.userConfig)
}

/**
 * The backups that exist at `now`, oldest first: completed, and not older than the policy keeps
 * them. Age counts only while the service runs: what it is restored from does not expire while it
 * is powered off.
 */
export function baseBackups(facts: ServiceFacts, now: number): BaseBackup[] {
  const policy = policyOf(facts)
  const longest = Math.max(0, ...policy.rhythms.map((rhythm) => rhythm.keepHours)) * HOUR
  const age = (at: number) => now - at - covered(facts.off, at, now)
  const extra = policy.rhythms.length > 0 ? [firstBackupAt(facts), ...facts.backup.extra] : []
  const starts = new Map(extra.filter((at) => age(at) <= longest).map((at) => [at, true]))
  for (const { everyHours, keepHours } of policy.rhythms) {
    for (const at of slots(facts, everyHours, now - keepHours * HOUR - offTotal(facts, now), now)) {
      if (age(at) <= keepHours * HOUR && !starts.has(at)) starts.set(at, false)
    }
  }
  const backups = [...starts]
    .map(([slot, isExtra]) => baseBackup(facts, policy, slot, isExtra))
    .filter(({ startedAt, completedAt }) => {
      const possible = startedAt >= facts.backup.since && !within(facts.off, startedAt)
      return possible && completedAt <= now
    })
    .sort((a, b) => a.startedAt - b.startedAt)
  return policy.newestOnly ? backups.slice(-1) : backups
}

/** When the next scheduled backup starts; undefined when the type has none. */
export function scheduleOf(facts: ServiceFacts) {
  const rhythm = policyOf(facts).rhythms[0]
  const schedule = facts.backup.schedules.at(-1)
  if (!rhythm || !schedule) return undefined
  return {
    backup_hour: schedule.hour,
    backup_minute: schedule.minute,
    backup_interval_hours: rhythm.everyHours,
  }
}

function offTotal(facts: ServiceFacts, now: number): number {
  return covered(facts.off, facts.createdAt, now)
}

/** Scheduled times in (from, to], by the schedule that was in force at each. */
function slots(facts: ServiceFacts, everyHours: number, from: number, to: number): number[] {
  const found: number[] = []
  facts.backup.schedules.forEach((schedule, i) => {
    const every = everyHours * HOUR
    const phase = ((schedule.hour * HOUR + schedule.minute * MINUTE) % DAY) % every
    const start = Math.max(from, schedule.from, firstBackupAt(facts))
    const end = Math.min(to, facts.backup.schedules[i + 1]?.from ?? Infinity)
    for (let at = Math.ceil((start - phase) / every) * every + phase; at <= end; at += every) {
      found.push(at)
    }
  })
  return found
}

function baseBackup(
  facts: ServiceFacts,
  policy: BackupPolicy,
  slot: number,
  extra: boolean,
): BaseBackup {
  const startedAt = extra ? slot : slot + randomInt(1, 40, facts.salt, 'start', slot) * SECOND
  const bytes = policy.configurationOnly
    ? randomInt(40_000, 60_000, facts.salt, 'size', slot)
    : sizeAt(facts, startedAt)
  const scheduled = 30 * SECOND + (bytes / BACKUP_BYTES_PER_SECOND) * SECOND
  const duration = extra ? EXTRA_BACKUP_SECONDS * SECOND : Math.min(LONGEST_BACKUP, scheduled)
  return { startedAt, completedAt: startedAt + duration, bytes, extra }
}

/** The bytes that the service held at a time (ms): they grow steadily. */
export function bytesAt({ data, createdAt }: ServiceFacts, at: number): number {
  return Math.round(data.bytes + (data.bytesPerDay * (at - createdAt)) / DAY)
}

/** The same with some noise. */
function sizeAt(facts: ServiceFacts, at: number): number {
  return Math.round(bytesAt(facts, at) * (1 + 0.004 * (random(facts.salt, 'size', at) - 0.5)))
}
