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

/** After creation, when the first backup starts: it is there when the service runs. */
const FIRST_BACKUP_AFTER = 40 * SECOND
const BACKUP_BYTES_PER_SECOND = 400e6
const LONGEST_BACKUP = 60 * MINUTE

/** When the first backup of a service starts: a fork's as soon as it holds the data. */
export function firstBackupAt({ createdAt, fork }: ServiceFacts): number {
  return fork ? fork.restoredAt : createdAt + FIRST_BACKUP_AFTER
}

/** The policy of a service as it is now. */
export function findPolicy(facts: ServiceFacts): BackupPolicy {
  const tier = findPlan(facts.type, facts.plan)?.tier ?? ''
  return backupPolicy(facts.type, tier, facts.userConfig)
}

/**
 * The backups that exist at `now`, oldest first: completed, and not older than the policy keeps
 * them. Age counts only while the service runs: what it is restored from does not expire while it
 * is powered off.
 */
export function baseBackups(facts: ServiceFacts, now: number): BaseBackup[] {
  return [...createHistory(facts, now, now)(now)].sort((a, b) => a.startedAt - b.startedAt)
}

/** The backups that exist at a moment (ms), newest first. Nothing is computed before it is asked. */
export type History = (at: number) => Iterable<BaseBackup>

/** What the backups of a service were at any moment of [from, to] (ms). */
export function createHistory(facts: ServiceFacts, from: number, to: number): History {
  const policy = findPolicy(facts)
  const slots = listSlots(facts, policy, from, to)
  const longest = longestKept(policy)
  const built = new Map<Slot, BaseBackup>()
  const build = (slot: Slot) => {
    const backup = built.get(slot) ?? baseBackup(facts, policy, slot)
    built.set(slot, backup)
    return backup
  }

  return function* (at) {
    for (let i = countUpTo(slots, at) - 1; i >= 0; i--) {
      const slot = slots[i]
      if (!slot) return
      const age = at - slot.at - covered(facts.off, slot.at, at)
      if (age > longest) return
      if (age > slot.keep) continue
      const backup = build(slot)
      if (!wasPossible(facts, backup) || backup.completedAt > at) continue
      yield backup
      if (policy.newestOnly) return
    }
  }
}

/** The backups that were due from `from` to `to` (ms), oldest first, kept or not, done or not. */
export function backupsDue(facts: ServiceFacts, from: number, to: number): BaseBackup[] {
  const policy = findPolicy(facts)
  return listSlots(facts, policy, from, to)
    .filter((slot) => slot.at >= from)
    .map((slot) => baseBackup(facts, policy, slot))
    .filter((backup) => wasPossible(facts, backup))
}

/** When the next scheduled backup starts; undefined when the type has none. */
export function findSchedule(facts: ServiceFacts) {
  const rhythm = findPolicy(facts).rhythms[0]
  const schedule = facts.backup.schedules.at(-1)
  if (!rhythm || !schedule) return undefined
  return {
    backup_hour: schedule.hour,
    backup_minute: schedule.minute,
    backup_interval_hours: rhythm.everyHours,
  }
}

/** Backups from before persistence was turned off are gone; none starts without power. */
function wasPossible(facts: ServiceFacts, { startedAt }: BaseBackup): boolean {
  return startedAt >= facts.backup.since && !within(facts.off, startedAt)
}

/** When a backup is due, and for how many ms of the service's running time it is kept. */
interface Slot {
  at: number
  keep: number
  extra: boolean
}

/** Every slot, in order, whose backup may exist at some moment of [from, to]. */
function listSlots(facts: ServiceFacts, policy: BackupPolicy, from: number, to: number): Slot[] {
  const off = covered(facts.off, facts.createdAt, to)
  const slots = new Map<number, Slot>()
  for (const { everyHours, keepHours } of policy.rhythms) {
    const keep = keepHours * HOUR
    for (const at of scheduled(facts, everyHours, from - keep - off, to)) {
      if (keep > (slots.get(at)?.keep ?? 0)) slots.set(at, { at, keep, extra: false })
    }
  }
  const keep = longestKept(policy)
  const extra = [firstBackupAt(facts), ...facts.backup.extra]
  for (const at of keep > 0 ? extra : []) {
    if (at >= from - keep - off && at <= to) slots.set(at, { at, keep, extra: true })
  }
  return [...slots.values()].sort((a, b) => a.at - b.at)
}

/** In ms. */
function longestKept({ rhythms }: BackupPolicy): number {
  return Math.max(0, ...rhythms.map(({ keepHours }) => keepHours)) * HOUR
}

/** How many of the slots are due by then; they are in order. */
function countUpTo(slots: readonly Slot[], at: number): number {
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slots[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** Scheduled times in [from, to], by the schedule that was in force at each. */
function scheduled(facts: ServiceFacts, everyHours: number, from: number, to: number): number[] {
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

function baseBackup(facts: ServiceFacts, policy: BackupPolicy, { at, extra }: Slot): BaseBackup {
  const startedAt = extra ? at : at + randomInt(1, 40, facts.salt, 'start', at) * SECOND
  const bytes = policy.configurationOnly
    ? randomInt(40_000, 60_000, facts.salt, 'size', at)
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
