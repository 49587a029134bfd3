import type { ServiceFacts } from '../model'
import { SECOND, within } from '../time'
import { createHistory, findPolicy, type BaseBackup } from './base-backups'
import { copiedAt, replicatedUpTo } from './copies'

/** Whole seconds at a moment (ms) in a region; null when nothing could be restored there. */
export type LagAt = (cloud: string, at: number) => number | null

/**
 * Tells how far what can be restored from an additional region was behind what could be restored
 * from the primary location, at any moment of [from, to] (ms). It follows from the same schedule,
 * retention and copying as the list of backups, so the lag of now is what that list implies.
 *
 * - PostgreSQL, MySQL: the primary can be restored up to the moment itself, so the lag is the age
 *   of the last replicated log file.
 * - OpenSearch: zero while both snapshots are taken, as Aiven's docs say, at the same time.
 * - Others: zero when the newest backup is copied, else the time between it and the newest that is.
 *
 * Null before the first copy is there, when the last one has expired, while another region or none
 * was set, and while the service was powered off. Unverified: that lag is measured like this.
 */
export function createLag(facts: ServiceFacts, from: number, to: number): LagAt {
  const { pitr } = findPolicy(facts)
  const history = createHistory(facts, from, to)
  const regions = facts.backup.regions.map((region) => ({
    region,
    copiedAt: remembered((backup: BaseBackup) => copiedAt(facts, backup, region)),
  }))

  return (cloud, at) => {
    const set = regions.find(({ region }) => region.cloud === cloud && within([region], at))
    if (!set || within(facts.off, at)) return null
    let newest: BaseBackup | undefined
    for (const backup of history(at)) {
      newest ??= backup
      if (set.copiedAt(backup) > at) continue
      return pitr
        ? secondsBetween(replicatedUpTo(facts, backup, at), at)
        : secondsBetween(backup.startedAt, newest.startedAt)
    }
    return null
  }
}

/** By the times as the API tells them, to the second. */
function secondsBetween(from: number, to: number): number {
  return Math.floor(to / SECOND) - Math.floor(from / SECOND)
}

function remembered(ask: (backup: BaseBackup) => number): (backup: BaseBackup) => number {
  const known = new Map<BaseBackup, number>()
  return (backup) => {
    const answer = known.get(backup) ?? ask(backup)
    known.set(backup, answer)
    return answer
  }
}
