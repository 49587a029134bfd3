import { currentRegion, type ServiceFacts } from '../model'
import { random, randomInt } from '../random'
import { typeFacts } from '../service-types/table'
import { finishedAt, HOUR, MINUTE, SECOND, within, type Span } from '../time'
import type { BaseBackup } from './base-backups'

/** How long the copy of a backup takes that a new region asked for: see EXTRA_BACKUP_SECONDS. */
const EXTRA_COPY_SECONDS = 22

/** A scheduled backup is in the second region at most this long after it started. */
const SLOWEST_COPY = 110 * MINUTE

/**
 * Unverified: after a change of the region its copies in the old one stay for this long; after turning it
 * off they are gone at once.
 */
const OLD_COPIES_KEPT = 24 * HOUR

const COPY_BYTES_PER_SECOND = 150e6
/** A log file is complete, and copied, at least so often (Aiven docs: WAL every five minutes). */
export const LOG_EVERY = 5 * MINUTE

interface Copy {
  cloud: string
  backup: BaseBackup
  /** False in a region that is no longer the one set. */
  current: boolean
}

/**
 * The copies of backups that exist in other regions at `now`.
 *
 * PostgreSQL, MySQL (Aiven docs: copies are made from the primary backup files, so they appear
 * after the backup is complete). Unverified: only backups completed after the region was set are
 * copied; an entry shows once its copy is complete.
 *
 * OpenSearch (Aiven docs): snapshots are taken to both repositories at the same time, under the
 * same name, from the moment the region is set.
 */
export function listCopies(
  facts: ServiceFacts,
  backups: readonly BaseBackup[],
  now: number,
): Copy[] {
  return facts.backup.regions.flatMap((region, i) => {
    const { cloud, to: end } = region
    const current = end === undefined
    const changed = !current && facts.backup.regions[i + 1]?.from === end
    if (!current && !(changed && now < end + OLD_COPIES_KEPT)) return []
    return backups
      .filter((backup) => copiedAt(facts, backup, region) <= Math.min(now, end ?? now))
      .map((backup) => ({ cloud, backup, current }))
  })
}

/**
 * When (ms) the copy of a backup in an additional region is complete; Infinity for one that is
 * never made.
 * @param region how long the region was set
 */
export function copiedAt(facts: ServiceFacts, backup: BaseBackup, region: Span): number {
  if (typeFacts(facts.type).copies?.made === 'at once') {
    const taken =
      backup.startedAt >= region.from && !within(facts.backup.interruptions, backup.startedAt)
    return taken ? backup.completedAt : Infinity
  }
  if (backup.completedAt < region.from) return Infinity
  const work = copySeconds(facts, backup) * SECOND
  return finishedAt(backup.completedAt, work, facts.backup.interruptions)
}

function copySeconds(facts: ServiceFacts, backup: BaseBackup): number {
  if (backup.extra) return EXTRA_COPY_SECONDS
  const queue = randomInt(120, 480, facts.salt, 'queue', backup.startedAt)
  const longest = (SLOWEST_COPY - (backup.completedAt - backup.startedAt)) / SECOND
  return Math.min(longest, queue + backup.bytes / COPY_BYTES_PER_SECOND)
}

/** Whether copying is reported as paused at `now`, and why. */
export function findPause(facts: ServiceFacts, now: number): string | undefined {
  return facts.backup.interruptions.find((span) => within([span], now))?.reason
}

/**
 * The window that can be restored from the second region (PostgreSQL, MySQL). It starts with the
 * oldest replicated base backup and ends with the last replicated log file, which may be later
 * than the newest base backup (Aiven docs).
 */
export function recoveryWindow(facts: ServiceFacts, copies: readonly Copy[], now: number) {
  const region = currentRegion(facts)
  const inRegion = copies.filter((copy) => copy.current)
  const [oldest] = inRegion
  const newest = inRegion.at(-1)
  if (!region || !oldest || !newest) return undefined
  return {
    cloud: region.cloud,
    start: oldest.backup.completedAt,
    end: replicatedUpTo(facts, newest.backup, now),
  }
}

/**
 * The latest moment (ms) that can be restored from the second region at `at` (PostgreSQL, MySQL).
 * @param newest the newest base backup with a copy there
 */
export function replicatedUpTo(facts: ServiceFacts, newest: BaseBackup, at: number): number {
  return Math.max(newest.completedAt, lastLogAt(facts, at))
}

/** The end of the last log file that is in the second region: one every five minutes. */
function lastLogAt(facts: ServiceFacts, now: number): number {
  const stopped = [...facts.backup.interruptions, ...facts.off]
    .filter((span) => within([span], now))
    .map((span) => span.from)
  const lag = 30 * SECOND + 90 * SECOND * random(facts.salt, 'log')
  return Math.floor((Math.min(now, ...stopped) - lag) / LOG_EVERY) * LOG_EVERY
}
