import { bytesAt } from '../backups/base-backups'
import type { ServiceFacts } from '../model'
import { countedDisks, findPlan } from '../service-types/plans'
import { typeFacts } from '../service-types/table'
import { DAY } from '../time'

/** Unverified: from which share on a disk is reported as nearly full. */
export const DISK_WARNING = 0.8

const MEGABYTE = 2 ** 20

/**
 * The share of each node's disk that the data takes at a moment (ms), 0 to 1. Nodes of types with a
 * primary each hold everything; with the others the data is spread.
 */
export function diskUsage(facts: ServiceFacts, at: number): number {
  const { type, createdAt, nodes } = facts
  const { roles, disk } = typeFacts(type)
  const counted = facts.diskSpaceMb ?? findPlan(type, facts.plan)?.diskMb ?? 0
  const size = (counted / countedDisks(type, nodes.count)) * MEGABYTE
  const holders = roles === 'primary and standbys' ? 1 : nodes.count
  const held = (bytesAt(facts, Math.max(createdAt, at)) * disk.share) / holders
  return size > 0 ? Math.min(1, held / size) : 0
}

/** When (ms) the data that takes more than `share` of the disks at `now` came to do so. */
export function diskUsageReached(facts: ServiceFacts, share: number, now: number): number {
  const perDay = diskUsage(facts, now) - diskUsage(facts, now - DAY)
  const days = perDay > 0 ? (diskUsage(facts, now) - share) / perDay : Infinity
  return Math.round(Math.max(facts.createdAt, now - days * DAY))
}
