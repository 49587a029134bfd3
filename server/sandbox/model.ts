import type { JsonObject } from './json'
import type { Permission, Role } from './users'
import type { Span } from './time'

/**
 * What the sandbox remembers. Everything else that the API says (states, node progress, backups,
 * copies, recovery windows) is computed from these facts and the clock, so that neither a restart
 * nor a clock that jumps needs any care. All times are ms since the epoch.
 */
export interface ServiceFacts {
  project: string
  name: string
  type: string
  plan: string
  cloud: string
  createdAt: number
  updatedAt: number
  userConfig: JsonObject
  tags: Record<string, string>
  maintenance: Maintenance
  terminationProtection: boolean
  techEmails: string[]
  /** Updates that wait for the maintenance window or for somebody to start them. */
  pendingUpdates: PendingUpdate[]
  /** The checks and jobs that were asked for, the oldest first. */
  tasks?: TaskFacts[]
  /** The backup of another service that it was built from. */
  fork?: Fork
  /** What the service holds, for sizes and speeds. */
  data: { bytes: number; bytesPerDay: number }
  diskSpaceMb?: number
  /** The customer managed key that encrypts it. */
  cmkId?: string
  /** Users and databases that were added to those that every service starts with. */
  users?: string[]
  databases?: string[]
  /** Seeds everything about this service that only has to look random. */
  salt: string
  /** Numbers in the names of the nodes that run now, or will when the work is done. */
  nodes: Nodes
  work?: Work
  /** When it was powered off. */
  off: Span[]
  backup: BackupFacts
}

export interface Maintenance {
  dow: string
  time: string
}

export interface PendingUpdate {
  description: string
  /** When it is applied at the latest. */
  deadline?: number
}

export interface TaskFacts {
  id: string
  type: string
  at: number
  success: boolean
  result: string
}

export interface Fork {
  project: string
  service: string
  /** Where the backup lay that was restored: the source's home or its additional region. */
  location: string
  /** The moment that the data is from. */
  asOf: number
  /** When its first node holds the data. */
  restoredAt: number
}

export interface Nodes {
  first: number
  count: number
}

/** A rebuild or a rebalance, the last one that was started. */
export interface Work {
  state: 'REBUILDING' | 'REBALANCING'
  startedAt: number
  seconds: number
  /** The nodes that go when the new ones are ready, and where they are. */
  replaces?: Nodes & { cloud: string }
}

interface BackupFacts {
  /** The primary backup stays in the cloud where the service was created. */
  home: string
  /** Backups older than this are gone: they were deleted when persistence was turned off. */
  since: number
  /** Times of day, in force from a moment until the next entry. Never empty. */
  schedules: Schedule[]
  /** Base backups outside the schedule: when they started. */
  extra: number[]
  /** The additional backup region over time; only the last one can be open. */
  regions: (Span & { cloud: string })[]
  /** When copying stood still. With a reason Aiven reports it as paused, otherwise nobody learns of it. */
  interruptions: (Span & { reason?: string })[]
}

interface Schedule {
  from: number
  hour: number
  minute: number
}

export interface ProjectFacts {
  name: string
  defaultCloud: string
  tags: Record<string, string>
  estimatedBalance: string
  /** User id → role, or permissions. Who is not in it is not a member. */
  members: Record<string, Role | readonly Permission[]>
}

/** An access token, or the session of somebody who signed in. The token itself is not kept. */
export interface TokenFacts {
  /** SHA-256 of the token, hexadecimal. */
  hash: string
  /** Its first characters, by which its owner tells it from others. */
  prefix: string
  userId: string
  createdAt: number
  /** False for the session that a password gave. */
  createdManually: boolean
  description: string
  /** Absent: it never expires. */
  maxAgeSeconds?: number
  /** Its age counts from its last use. */
  extendWhenUsed: boolean
  lastUse?: { at: number; userAgent: string }
  /** The networks that it may be used from; empty: all. */
  ipAllowlist: string[]
  /** What it may be used for; empty: all that its owner may do. */
  scopes: string[]
}

export interface EventFacts {
  project: string
  service: string
  at: number
  actor: string
  type: string
  text: string
}

/** The region that backups are copied to now, if any. */
export function currentRegion(facts: ServiceFacts): (Span & { cloud: string }) | undefined {
  const last = facts.backup.regions.at(-1)
  return last && last.to === undefined ? last : undefined
}
