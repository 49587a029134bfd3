import { own } from '~/lib/own'

/**
 * Everything that depends on the type of a service. Sources are Aiven's documentation and published
 * schemas (2026); what they leave open says so in its field.
 */
export interface ServiceType {
  /** The product's name. */
  name: string
  /** Whether backups can be copied to another region; `in doubt` where Aiven's own pages disagree. */
  copies: 'yes' | 'no' | 'in doubt'
  /** Copies are made from the primary backup's files, or snapshots are taken to both places at once. */
  copyMethod: 'from-primary' | 'twin-snapshots'
  /** Hours between two backups where neither the API nor the service says. */
  backupIntervalHours: number
  /** What a fork can be restored to, until the type's schema has been read. */
  restore: 'moment' | 'named-backup' | 'no-forks'
  /** First words of the plans that cannot be forked, and of those that no fork can have. */
  plansWithoutForks: { from: readonly string[]; to: readonly string[] }
  /** A fork may have fewer nodes than its source. */
  forksToFewerNodes: boolean
  /** What else limits a restore, or what its backups hold; the pages have the sentences. */
  restoreLimit: 'daily-snapshots' | 'configuration-only' | undefined
  /** The option that deletes all backups when it is turned off. */
  persistenceOption: string | undefined
  /** Backups become daily once their hour is set. */
  dailyOnceHourIsSet: boolean
  /** Whether a plan's disk is counted for each node or for the whole service. */
  disk: 'per-node' | 'in-all' | 'not-documented'
  /** The resource of the Terraform provider. */
  terraform: string
}

/** The types that Aiven has today. */
export type ServiceTypeCode =
  | 'clickhouse'
  | 'dragonfly'
  | 'flink'
  | 'grafana'
  | 'kafka'
  | 'kafka_connect'
  | 'kafka_mirrormaker'
  | 'mysql'
  | 'opensearch'
  | 'pg'
  | 'thanos'
  | 'valkey'

const ALL_PLANS_FORK = { from: [], to: [] } as const

/** One entry a type: one that is missing, or lacks a field, does not compile. */
export const SERVICE_TYPES: Readonly<Record<ServiceTypeCode, ServiceType>> = {
  clickhouse: {
    name: 'ClickHouse',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 24,
    restore: 'named-backup',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: false,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_clickhouse',
  },
  dragonfly: {
    name: 'Dragonfly',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 12,
    restore: 'named-backup',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: 'dragonfly_persistence',
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_dragonfly',
  },
  flink: {
    name: 'Apache Flink',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 1,
    restore: 'no-forks',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_flink',
  },
  grafana: {
    name: 'Grafana',
    copies: 'in doubt',
    copyMethod: 'from-primary',
    backupIntervalHours: 1,
    restore: 'named-backup',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_grafana',
  },
  kafka: {
    name: 'Apache Kafka',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 3,
    restore: 'no-forks',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: 'configuration-only',
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_kafka',
  },
  kafka_connect: {
    name: 'Apache Kafka Connect',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 24,
    restore: 'no-forks',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_kafka_connect',
  },
  kafka_mirrormaker: {
    name: 'Apache Kafka MirrorMaker 2',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 24,
    restore: 'no-forks',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_kafka_mirrormaker',
  },
  mysql: {
    name: 'MySQL',
    copies: 'yes',
    copyMethod: 'from-primary',
    backupIntervalHours: 24,
    restore: 'moment',
    plansWithoutForks: { from: ['free', 'developer'], to: [] },
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_mysql',
  },
  opensearch: {
    name: 'OpenSearch',
    copies: 'yes',
    copyMethod: 'twin-snapshots',
    backupIntervalHours: 1,
    restore: 'named-backup',
    plansWithoutForks: { from: ['developer'], to: [] },
    forksToFewerNodes: true,
    restoreLimit: 'daily-snapshots',
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_opensearch',
  },
  pg: {
    name: 'PostgreSQL',
    copies: 'yes',
    copyMethod: 'from-primary',
    backupIntervalHours: 24,
    restore: 'moment',
    plansWithoutForks: { from: ['developer', 'hobbyist'], to: ['free'] },
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'per-node',
    terraform: 'aiven_pg',
  },
  thanos: {
    name: 'Thanos',
    copies: 'no',
    copyMethod: 'from-primary',
    backupIntervalHours: 24,
    restore: 'no-forks',
    plansWithoutForks: ALL_PLANS_FORK,
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: undefined,
    dailyOnceHourIsSet: false,
    disk: 'not-documented',
    terraform: 'aiven_thanos',
  },
  valkey: {
    name: 'Valkey',
    copies: 'in doubt',
    copyMethod: 'from-primary',
    backupIntervalHours: 12,
    restore: 'named-backup',
    plansWithoutForks: { from: ['free', 'developer'], to: [] },
    forksToFewerNodes: true,
    restoreLimit: undefined,
    persistenceOption: 'valkey_persistence',
    dailyOnceHourIsSet: true,
    disk: 'not-documented',
    terraform: 'aiven_valkey',
  },
}

const BY_CODE: Readonly<Record<string, ServiceType>> = SERVICE_TYPES

/**
 * What is known of a service type.
 * @param code the type's code, such as `pg`
 * @returns undefined for a type that Aiven added after this table was written: nothing may be said
 *   of it, least of all that it is unprotected
 */
export function findServiceType(code: string): ServiceType | undefined {
  return own(BY_CODE, code)
}

/**
 * Whether a service type can be recovered to a point in time: its log files go on between backups.
 * @param code the type's code, such as `pg`
 */
export function hasPointInTime(code: string): boolean {
  return findServiceType(code)?.restore === 'moment'
}

/**
 * Whether a service type is known to be restored to its backups only, and to no moment between them.
 * @param code the type's code, such as `pg`
 * @returns false for a type that the table does not have
 */
export function lacksPointInTime(code: string): boolean {
  const type = findServiceType(code)
  return type !== undefined && type.restore !== 'moment'
}

/**
 * Whether backups of a service type can be copied to another region.
 * @param code the type's code, such as `pg`
 * @returns `unknown` for a type that the table does not have
 */
export function copySupport(code: string): ServiceType['copies'] | 'unknown' {
  return findServiceType(code)?.copies ?? 'unknown'
}
