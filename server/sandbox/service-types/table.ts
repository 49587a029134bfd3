import type { ServiceType } from './option-trees'
import type {
  Address,
  BackupFacts,
  ByTier,
  ConnectionFacts,
  DiskFacts,
  ServiceTypeFacts,
} from './service-type'

const PLANS = ['hobbyist', 'startup-4', 'startup-8', 'business-4', 'business-8', 'premium-8']
const NEXT_TO_KAFKA = ['startup-4', 'business-4', 'business-8']

const WITH_STANDBYS: ByTier = { business: 2, premium: 3, other: 1 }
const SPREAD: ByTier = { business: 3, premium: 6, other: 1 }

/** Smaller plans (hobbyist, free, developer) where pages disagree: the figure for high availability. */
const KEPT: ByTier = { startup: 2, business: 14, premium: 30, other: 2 }
const KEPT_IN_MEMORY: ByTier = { hobbyist: 1, startup: 1, business: 3, premium: 13, other: 2 }

const DISK: DiskFacts = { counted: 'in all', fixed: false, tiered: false, share: 1 }
const NO_DATA: DiskFacts = { counted: 'in all', fixed: true, tiered: false, share: 1 }

/** Aiven docs: backups per service; figures for types that only older docs state are from those. */
const DAILY: BackupFacts = {
  everyHours: 24,
  everyHoursAtSetTime: 24,
  keptDays: KEPT,
  between: null,
  newestOnly: [],
  pitr: false,
  configurationOnly: false,
  offOption: null,
  incrementalOption: null,
  beforePowerOff: false,
  fillsTime: false,
  named: 'backup',
}

const HTTPS: ConnectionFacts = {
  scheme: 'https',
  address: true,
  databases: false,
  params: {},
  component: {},
  user: {},
  admin: 'avnadmin',
  users: 'admin',
  info: () => ({}),
}

/** Everything in the sandbox that depends on the type of a service, once. */
export const SERVICE_TYPE_TABLE: Readonly<Record<ServiceType, ServiceTypeFacts>> = {
  clickhouse: {
    product: 'ClickHouse',
    is: 'columnar database for analytics',
    plans: ['hobbyist', 'startup-16', 'business-16', 'premium-16'],
    nodes: SPREAD,
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: { ...DISK, tiered: true },
    backups: { ...DAILY, beforePowerOff: true },
    copies: null,
    forks: { notFrom: [], notTo: [], fewerNodes: false, notInherited: [] },
    connection: { ...HTTPS, info: ({ uri }) => ({ clickhouse: [uri] }) },
    logs: {
      main: 'clickhouse-server',
      backup: 'astacus',
      routine: (n) => `merged ${2 + (n % 12)} parts in ${seconds(n)}`,
    },
    fleet: { share: 3.5, suffix: 'clickhouse', alwaysRebalances: false },
  },
  dragonfly: {
    product: 'Dragonfly',
    is: 'in-memory data store',
    plans: ['startup-4', 'startup-16', 'business-4', 'business-16', 'premium-16'],
    nodes: WITH_STANDBYS,
    roles: 'primary and standbys',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: DISK,
    backups: {
      ...DAILY,
      everyHours: 12,
      everyHoursAtSetTime: 12,
      // Not published for Dragonfly: taken from Valkey.
      keptDays: KEPT_IN_MEMORY,
      offOption: 'dragonfly_persistence',
      beforePowerOff: true,
    },
    copies: null,
    // In doubt: the schema has the options, the page that lists what can be forked leaves it out.
    forks: { notFrom: [], notTo: [], fewerNodes: true, notInherited: [] },
    connection: {
      ...HTTPS,
      scheme: 'rediss',
      info: ({ uri, password }) => ({ redis: [uri], redis_password: password }),
    },
    logs: {
      main: 'dragonfly',
      backup: 'dragonfly-backup',
      routine: (n) => `snapshot saved in ${seconds(n)}`,
    },
    fleet: { share: 2, suffix: 'dragonfly', alwaysRebalances: false },
  },
  flink: {
    product: 'Apache Flink',
    is: 'stream processing',
    plans: ['business-4', 'business-8', 'business-16'],
    nodes: { business: 3, other: 1 },
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: NO_DATA,
    backups: { ...DAILY, everyHours: 1, everyHoursAtSetTime: 1, keptDays: { other: 2 / 24 } },
    copies: null,
    forks: null,
    connection: { ...HTTPS, info: ({ uri }) => ({ flink: [uri] }) },
    logs: {
      main: 'flink',
      backup: 'flink-backup',
      routine: (n) => `checkpoint completed in ${10 + n} ms`,
    },
    fleet: { share: 1.5, suffix: 'flink', alwaysRebalances: false },
  },
  grafana: {
    product: 'Grafana',
    is: 'dashboards and alerts',
    plans: ['startup-1', 'startup-4'],
    nodes: WITH_STANDBYS,
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: NO_DATA,
    backups: {
      ...DAILY,
      everyHours: 1,
      everyHoursAtSetTime: 1,
      keptDays: { startup: 1, other: 2 },
      named: 'grafana',
    },
    copies: { known: 'in doubt', made: 'afterwards' },
    forks: { notFrom: [], notTo: [], fewerNodes: true, notInherited: [] },
    connection: { ...HTTPS, info: ({ uri }) => ({ grafana: [uri] }) },
    logs: {
      main: 'grafana',
      backup: 'grafana-backup',
      routine: (n) => `cleanup of expired snapshots done in ${1 + (n % 40)} ms`,
    },
    fleet: { share: 5, suffix: 'grafana', alwaysRebalances: false },
  },
  kafka: {
    product: 'Apache Kafka',
    is: 'event streaming',
    plans: ['startup-2', 'startup-4', 'business-4', 'business-8', 'premium-6x-8'],
    nodes: { startup: 3, business: 3, premium: 6, other: 1 },
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: { ...DISK, tiered: true },
    backups: {
      ...DAILY,
      everyHours: 3,
      everyHoursAtSetTime: 3,
      keptDays: { other: 2 },
      newestOnly: 'always',
      configurationOnly: true,
    },
    copies: null,
    forks: null,
    connection: {
      ...HTTPS,
      scheme: null,
      component: { kafka_authentication_method: 'certificate' },
      users: 'many',
      info: ({ uri }) => ({ kafka: [uri] }),
    },
    logs: {
      main: 'kafka',
      backup: 'kafka-backup',
      routine: (n) => `rolled new log segment in ${1 + (n % 9)} ms`,
    },
    fleet: { share: 9, suffix: 'kafka', alwaysRebalances: true },
  },
  kafka_connect: {
    product: 'Apache Kafka Connect',
    is: 'connectors for Apache Kafka',
    plans: NEXT_TO_KAFKA,
    nodes: WITH_STANDBYS,
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: NO_DATA,
    backups: null,
    copies: null,
    forks: null,
    connection: { ...HTTPS, info: ({ uri }) => ({ kafka_connect: [uri] }) },
    logs: { main: 'kafka-connect', backup: 'kafka-connect', routine: committedOffsets },
    fleet: { share: 3, suffix: 'connect', alwaysRebalances: false },
  },
  kafka_mirrormaker: {
    product: 'Apache Kafka MirrorMaker 2',
    is: 'replication between clusters',
    plans: NEXT_TO_KAFKA,
    nodes: WITH_STANDBYS,
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: NO_DATA,
    backups: null,
    copies: null,
    forks: null,
    connection: { ...HTTPS, scheme: null, address: false, users: 'none' },
    logs: { main: 'kafka-mirrormaker', backup: 'kafka-mirrormaker', routine: committedOffsets },
    fleet: { share: 1, suffix: 'mirror', alwaysRebalances: false },
  },
  mysql: {
    product: 'MySQL',
    is: 'relational database',
    plans: PLANS,
    nodes: WITH_STANDBYS,
    roles: 'primary and standbys',
    moves: 'REBUILDING',
    copiesStream: { unit: 'binlogs', length: () => 12 },
    disk: DISK,
    backups: { ...DAILY, pitr: true, incrementalOption: 'mysql_incremental_backup' },
    copies: { known: 'documented', made: 'afterwards' },
    forks: { notFrom: ['free', 'developer'], notTo: [], fewerNodes: true, notInherited: [] },
    connection: {
      ...HTTPS,
      scheme: 'mysql',
      databases: true,
      params: { 'ssl-mode': 'REQUIRED' },
      user: { authentication: 'caching_sha2_password' },
      users: 'many',
      info: ({ uri, ...address }) => ({
        mysql: [uri],
        mysql_params: [{ ...makeParams(address), 'ssl-mode': 'REQUIRED' }],
      }),
    },
    logs: {
      main: 'mysqld',
      backup: 'myhoard',
      routine: (n) => `binary log rotated after ${100 + n} MB`,
    },
    fleet: { share: 15, suffix: 'mysql', alwaysRebalances: false },
  },
  opensearch: {
    product: 'OpenSearch',
    is: 'search and log analytics',
    plans: ['hobbyist', 'startup-4', 'business-4', 'business-8', 'business-16', 'premium-16'],
    nodes: SPREAD,
    roles: 'dim',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: DISK,
    backups: {
      ...DAILY,
      keptDays: { ...KEPT, startup: 3 },
      between: { everyHours: 1, keptHours: 24 },
    },
    // Aiven docs: snapshots are taken to both repositories at the same time, under the same name.
    copies: { known: 'documented', made: 'at once' },
    forks: {
      notFrom: ['developer'],
      notTo: [],
      fewerNodes: true,
      // Aiven docs: single sign-on is not copied.
      notInherited: ['saml', 'openid', 'jwt'],
    },
    connection: {
      ...HTTPS,
      users: 'many',
      info: ({ host, port, uri, user, password }) => ({
        opensearch: [`${host}:${port}`],
        opensearch_dashboards_uri: uri.replace(`:${port}`, ':443'),
        opensearch_username: user,
        opensearch_password: password,
      }),
    },
    logs: {
      main: 'opensearch',
      backup: 'opensearch',
      routine: (n) => `[gc][young] collected in ${20 + (n % 180)} ms`,
    },
    fleet: { share: 12, suffix: 'os', alwaysRebalances: false },
  },
  pg: {
    product: 'PostgreSQL',
    is: 'object-relational database',
    plans: [
      'hobbyist',
      'startup-4',
      'startup-8',
      'business-4',
      'business-8',
      'business-16',
      'premium-8',
      'premium-64',
    ],
    nodes: WITH_STANDBYS,
    roles: 'primary and standbys',
    // Aiven docs: it keeps serving and is rebalanced; the platform guide says rebuilding.
    moves: 'REBALANCING',
    copiesStream: { unit: 'wal_lsn', length: (now) => 64 * 2 ** 20 + (now % 1000) * 2 ** 16 },
    disk: { ...DISK, counted: 'per node' },
    backups: { ...DAILY, pitr: true, fillsTime: true, named: 'pghoard' },
    copies: { known: 'documented', made: 'afterwards' },
    // Aiven docs: of a free plan it is the fork that is not possible, not the source.
    forks: {
      notFrom: ['developer', 'hobbyist'],
      notTo: ['free'],
      fewerNodes: true,
      notInherited: [],
    },
    connection: {
      ...HTTPS,
      scheme: 'postgres',
      databases: true,
      params: { sslmode: 'require' },
      users: 'many',
      info: ({ uri, ...address }) => ({
        pg: [uri],
        pg_params: [{ ...makeParams(address), sslmode: 'require' }],
        ...(address.replica && { pg_replica_uri: uri.replace('@', '@replica.') }),
      }),
    },
    logs: {
      main: 'postgresql',
      backup: 'pghoard',
      routine: (n) => `checkpoint complete: ${40 + n} buffers written in ${seconds(n)}`,
    },
    fleet: { share: 38, suffix: 'pg', alwaysRebalances: false },
  },
  thanos: {
    product: 'Thanos Metrics',
    is: 'long-term storage for Prometheus metrics',
    plans: ['startup-4', 'business-8'],
    nodes: WITH_STANDBYS,
    roles: 'equals',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: { ...DISK, share: 0.2 },
    backups: null,
    copies: null,
    forks: null,
    connection: { ...HTTPS, info: ({ uri }) => ({ thanos: [uri] }) },
    logs: {
      main: 'thanos',
      backup: 'thanos',
      routine: (n) => `uploaded a block of ${1 + (n % 64)} MB`,
    },
    fleet: { share: 1, suffix: 'thanos', alwaysRebalances: false },
  },
  valkey: {
    product: 'Valkey',
    is: 'in-memory data store',
    plans: PLANS,
    nodes: WITH_STANDBYS,
    roles: 'primary and standbys',
    moves: 'REBUILDING',
    copiesStream: null,
    disk: DISK,
    backups: {
      ...DAILY,
      everyHours: 12,
      keptDays: KEPT_IN_MEMORY,
      newestOnly: ['hobbyist'],
      offOption: 'valkey_persistence',
      beforePowerOff: true,
    },
    copies: { known: 'in doubt', made: 'afterwards' },
    forks: { notFrom: ['free', 'developer'], notTo: [], fewerNodes: true, notInherited: [] },
    connection: {
      ...HTTPS,
      scheme: 'valkeys',
      admin: 'default',
      users: 'many',
      info: ({ uri, password }) => ({ valkey: [uri], valkey_password: password }),
    },
    logs: {
      main: 'valkey',
      backup: 'valkey-backup',
      routine: (n) => `background saving done in ${seconds(n)}`,
    },
    fleet: { share: 9, suffix: 'valkey', alwaysRebalances: false },
  },
}

/** @throws Error for a type that does not exist: ask `isServiceType` first */
export function typeFacts(type: string): ServiceTypeFacts {
  if (!isServiceType(type)) throw new Error(`There is no service type '${type}'.`)
  return SERVICE_TYPE_TABLE[type]
}

/** A type in the words of the API, such as `PostgreSQL - object-relational database`. */
export function describeType(type: string): string {
  const { product, is } = typeFacts(type)
  return `${product} - ${is}`
}

/** Whether the sandbox has a service type of this name. */
export function isServiceType(type: string): type is ServiceType {
  return Object.hasOwn(SERVICE_TYPE_TABLE, type)
}

function makeParams({ database, host, password, port, user }: Omit<Address, 'uri'>) {
  return { dbname: database, host, password, port: String(port), user }
}

function committedOffsets(n: number): string {
  return `committed offsets in ${1 + (n % 90)} ms`
}

function seconds(n: number): string {
  return `${(0.2 + n / 40).toFixed(1)} s`
}
