/**
 * The options of all types that are about a service's own backups, for the dialog "Configure backup
 * settings". The region is not among them: it has a dialog of its own.
 */
export const BACKUP_SETTINGS: readonly string[] = [
  'backup_hour',
  'backup_minute',
  'backup_interval_hours',
  'backup_retention_days',
  'mysql_incremental_backup',
  'binlog_retention_period',
  'valkey_persistence',
  'frequent_snapshots',
  'dragonfly_persistence',
]
