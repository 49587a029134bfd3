import type { Json } from '../json'

/** What depends on the type of a service, and on nothing else. The values are in `table.ts`. */
export interface ServiceTypeFacts {
  /** The product's name, as Aiven writes it. */
  product: string
  /** What the product is, in a few words. */
  is: string
  /** Names of plans, smallest first. Invented, but in proportion. */
  plans: readonly string[]
  /** By tier. Invented, but in proportion. */
  nodes: ByTier
  /**
   * With a primary each node holds all data; equals share it. `dim` are equals too: data, ingest and
   * master-eligible nodes of OpenSearch.
   */
  roles: 'primary and standbys' | 'dim' | 'equals'
  /** In which a service is while it moves to another cloud. */
  moves: 'REBALANCING' | 'REBUILDING'
  /** What a new node tells of the data that it copies, beside the base backup; null: nothing. */
  copiesStream: { unit: string; length: (now: number) => number } | null
  disk: DiskFacts
  /** Null: the type has no backups. */
  backups: BackupFacts | null
  /** Whether backups can be copied to another region, and when that is done; null: not at all. */
  copies: CopyFacts | null
  /** Null: no service of the type can be made from another. */
  forks: ForkFacts | null
  connection: ConnectionFacts
  logs: LogFacts
  fleet: FleetFacts
}

/** A number for each tier of plans, such as `business`; `other` for those that are not named. */
export type ByTier = Readonly<Record<string, number> & { other: number }>

export interface DiskFacts {
  /** What `disk_space_mb` counts: the disk of each node, or all of them. */
  counted: 'per node' | 'in all'
  /** Where the data is elsewhere, disks are small and cannot grow. */
  fixed: boolean
  /** Whether older data can be moved to object storage. */
  tiered: boolean
  /** The share of the data that is on disks, 0 to 1. */
  share: number
}

export interface BackupFacts {
  everyHours: number
  /** The same once the user has set the time of day. */
  everyHoursAtSetTime: number
  /** How many days backups are kept. */
  keptDays: ByTier
  /** More of them in between, kept for less long; null: none. */
  between: { everyHours: number; keptHours: number } | null
  /** Tiers on which only the newest is kept. */
  newestOnly: 'always' | readonly string[]
  /** Logs are kept too, so that any moment can be restored. */
  pitr: boolean
  /** Settings are saved, data is not: backups are small whatever the service holds. */
  configurationOnly: boolean
  /** The option that, when it is `off`, deletes all backups and stops new ones. */
  offOption: string | null
  /** The option for backups of only what has changed. */
  incrementalOption: string | null
  /** Whether one is made before the power goes off. */
  beforePowerOff: boolean
  /** Whether a new service is given a time of day for them where the request names none. */
  fillsTime: boolean
  /** How they are named. */
  named: 'pghoard' | 'grafana' | 'backup'
}

export interface CopyFacts {
  /** Of the types in doubt the schema has the option, and the page about the feature says nothing. */
  known: 'documented' | 'in doubt'
  /** After the backup is complete, from its files; or at the same time as the backup. */
  made: 'afterwards' | 'at once'
}

export interface ForkFacts {
  /** Tiers whose services cannot be forked. */
  notFrom: readonly string[]
  /** Tiers that a fork cannot have. */
  notTo: readonly string[]
  /** Whether it may have fewer nodes than its source. */
  fewerNodes: boolean
  /** Options that it does not inherit. */
  notInherited: readonly string[]
}

export interface ConnectionFacts {
  /** The scheme of the URI; null: the address is host and port, without a user. */
  scheme: string | null
  /** Whether there is an address at all. */
  address: boolean
  /** Whether there are databases in it; the URI names one. */
  databases: boolean
  /** By which the connection is secured; part of the URI. */
  params: Readonly<Record<string, string>>
  /** What the address has besides host, port and use. */
  component: Readonly<Record<string, string>>
  /** What a user has besides name and password. */
  user: Readonly<Record<string, string>>
  /** The user that every service starts with, where the request names none. */
  admin: string
  /** Who a service has: its own administrator and users, only the administrator, or nobody. */
  users: 'many' | 'admin' | 'none'
  /** The `connection_info` of a service. */
  info: (address: Address) => Record<string, Json>
}

/** Where and as whom a service is reached. */
export interface Address {
  host: string
  port: number
  user: string
  password: string
  uri: string
  database: string
  /** Whether there are standbys to read from. */
  replica: boolean
}

export interface LogFacts {
  /** The main unit on the nodes, and the one that makes backups. */
  main: string
  backup: string
  /** What the main unit says as time goes by; `n` is a number from 0 to 999. */
  routine: (n: number) => string
}

/** For the fleet that is made up. */
export interface FleetFacts {
  /** How many there are, of about a hundred. */
  share: number
  /** What stands behind the dash of a name such as `orders-pg`. */
  suffix: string
  /** Whether all work on them is a rebalance. */
  alwaysRebalances: boolean
}
