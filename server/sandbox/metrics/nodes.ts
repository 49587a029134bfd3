import { EXTRA_BACKUP_SECONDS } from '../backups/base-backups'
import type { Nodes, ServiceFacts } from '../model'
import { findRole, SWITCH_FROM, SYNC_FROM } from '../services/states'
import { SECOND, within } from '../time'

/** A node and the time (ms) that it was there. */
export interface ServingNode {
  name: string
  role: string | undefined
  primary: boolean
  /** When it started, ms. */
  from: number
  /** Whether it was there and powered at a moment. */
  isUp: (at: number) => boolean
}

/**
 * The nodes of a service that were up at some time from `from` to `now` (ms): those of now, and
 * those that the last rebuild replaced since. Who they replaced in their turn is not remembered.
 */
export function nodesSince(facts: ServiceFacts, from: number, now: number): ServingNode[] {
  const { work, createdAt } = facts
  if (!work) return list(facts, facts.nodes, createdAt, Infinity, true)
  const at = (share: number) => work.startedAt + share * work.seconds * SECOND
  const switched = !work.replaces || now >= at(SWITCH_FROM)
  const replaced =
    work.replaces && at(1) > from ? list(facts, work.replaces, createdAt, at(1), true) : []
  const fresh = list(facts, facts.nodes, at(SYNC_FROM), Infinity, switched)
  if (!facts.fork || work.startedAt > createdAt) return [...replaced, ...fresh]
  // A fork starts with one node; the others join when its first backup has been made.
  const joined = facts.fork.restoredAt + EXTRA_BACKUP_SECONDS * SECOND
  return [...fresh.slice(0, 1), ...list(facts, facts.nodes, joined, Infinity, true).slice(1)]
}

function list(
  { name, type, off }: ServiceFacts,
  { first, count }: Nodes,
  from: number,
  to: number,
  hasPrimary: boolean,
): ServingNode[] {
  return Array.from({ length: count }, (_, i) => {
    const primary = hasPrimary && i === 0
    return {
      name: `${name}-${first + i}`,
      role: findRole(type, primary).role,
      primary,
      from,
      isUp: (at) => from <= at && at < to && !within(off, at),
    }
  })
}
