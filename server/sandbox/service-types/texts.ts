/** Words for options: titles made from keys, and descriptions where a reader needs one. */

const SPELLINGS: Readonly<Record<string, string>> = {
  acl: 'ACL',
  api: 'API',
  aws: 'AWS',
  cpu: 'CPU',
  ddl: 'DDL',
  dns: 'DNS',
  gcp: 'GCP',
  gcs: 'GCS',
  ha: 'HA',
  http: 'HTTP',
  id: 'ID',
  idp: 'IdP',
  io: 'I/O',
  ip: 'IP',
  ips: 'IPs',
  ipv6: 'IPv6',
  jit: 'JIT',
  json: 'JSON',
  jwks: 'JWKS',
  jwt: 'JWT',
  kafka: 'Kafka',
  knn: 'k-NN',
  lfu: 'LFU',
  ml: 'ML',
  mysql: 'MySQL',
  oauth: 'OAuth',
  opensearch: 'OpenSearch',
  pg: 'PostgreSQL',
  pgbouncer: 'PgBouncer',
  s3: 'S3',
  saml: 'SAML',
  sasl: 'SASL',
  sql: 'SQL',
  ssl: 'SSL',
  tcp: 'TCP',
  tls: 'TLS',
  ttl: 'TTL',
  ui: 'UI',
  uri: 'URI',
  url: 'URL',
  urls: 'URLs',
  wal: 'WAL',
}

/** `backup_hour` → `Backup hour`. */
export function makeTitle(key: string): string {
  const words = key
    .split(/[._-]+/)
    .filter((word) => word !== '')
    .map((word) => SPELLINGS[word.toLowerCase()] ?? word)
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Descriptions by path (`pg.jit`), for every type that has the option. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  additional_backup_regions:
    'One more cloud region that keeps a copy of the backups. It must belong to the same provider.',
  admin_password:
    'Password of the administrator. Taken from here only when the service is created.',
  admin_username: 'Name of the administrator. Taken from here only when the service is created.',
  backup_hour: 'Hour of the day, in UTC, when the daily backup starts.',
  backup_interval_hours: 'Hours between two backups. Works on some plans only.',
  backup_minute: 'Minute of the hour, in UTC, when the daily backup starts.',
  backup_retention_days: 'Days that backups are kept. Works on some plans only.',
  binlog_retention_period:
    'Seconds that binary logs stay on the service, for tools that read them from outside.',
  cache_mode: 'Evict entries when the memory is full, instead of refusing writes.',
  clickhouse_version: 'Version of ClickHouse.',
  custom_domain: 'Serve the web interface under this domain; its CNAME must point here.',
  dragonfly_persistence:
    'How data is written to disk. Turning it off deletes the backups that exist and stops new ones.',
  enable_ipv6: 'Listen on IPv6 as well.',
  flink_version: 'Version of Apache Flink.',
  frequent_snapshots: 'Write the data set to disk often, so that less is lost when a node fails.',
  grafana_version: 'Version of Grafana.',
  ip_filter: 'Networks that may connect, in CIDR notation. An empty list lets nobody in.',
  kafka_rest: 'Offer a REST interface to topics.',
  kafka_version: 'Version of Apache Kafka.',
  migration: 'Copy the data of another server into this service.',
  'mysql.interactive_timeout': 'Seconds after which an idle interactive connection is closed.',
  'mysql.long_query_time': 'Statements that take longer than this many seconds go to the slow log.',
  'mysql.max_connections': 'How many clients may be connected at once.',
  'mysql.sql_mode': 'Comma-separated SQL modes of the server.',
  'mysql.sql_require_primary_key': 'Refuse tables without a primary key.',
  'mysql.wait_timeout': 'Seconds after which an idle connection is closed.',
  mysql_incremental_backup: 'Save only what changed since the backup before, on most days.',
  mysql_version: 'Version of MySQL.',
  opensearch_version: 'Version of OpenSearch.',
  'opensearch.action_auto_create_index_enabled': 'Create an index when the first document arrives.',
  'opensearch.cluster_max_shards_per_node': 'How many shards a node may hold.',
  'pg.idle_in_transaction_session_timeout':
    'Milliseconds after which a session that idles inside a transaction is ended.',
  'pg.jit': 'Compile expensive queries just in time.',
  'pg.log_min_duration_statement':
    'Log statements that take at least this many milliseconds; -1 logs none.',
  'pg.max_connections': 'How many clients may be connected at once.',
  'pg.timezone': 'Time zone that the server shows and reads times in.',
  pg_read_replica: 'Makes the service a replica that only reads. Set when it is created.',
  pg_version: 'Major version of PostgreSQL. A newer one starts an upgrade.',
  pgbouncer: 'Settings of the connection pooler.',
  'pgbouncer.autodb_pool_mode': 'When a server connection goes back to the pool.',
  private_access: 'Which parts can be reached through the private network.',
  privatelink_access: 'Which parts can be reached through a private link.',
  project_to_fork_from: 'Project of the service to copy, when it is another one.',
  public_access: 'Which parts can be reached from the internet when the service is in a VPC.',
  recovery_basebackup_name: 'Name of the backup that a fork is made from.',
  recovery_target_time: 'Moment that a fork is restored to.',
  schema_registry: 'Run a schema registry beside Kafka.',
  service_log: 'Keep the logs of the service and offer them to its users.',
  service_to_fork_from: 'Service whose backup the new service starts with.',
  shared_buffers_percentage: 'Share of the memory, in per cent, that caches table pages.',
  static_ips: 'Use addresses that were reserved in advance.',
  synchronous_replication: 'Whether a commit waits for a standby.',
  tiered_storage: 'Move older segments to object storage.',
  valkey_maxmemory_policy: 'Which entries go first when the memory is full.',
  valkey_persistence:
    'How data is written to disk. Turning it off deletes the backups that exist and stops new ones.',
  valkey_version: 'Version of Valkey.',
  work_mem: 'Megabytes that one sort or hash may take before it goes to disk.',
}
