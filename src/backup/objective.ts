import type { BackupReport } from '../api/backups'

const HOUR = 3600

/** How much later than the backup's own rhythm a copy may come before it counts as behind. */
const COPY_ALLOWANCE = 2 * HOUR

/** Hours between backups where neither the API nor the service says: Aiven's documented rhythms. */
const INTERVAL_HOURS: Record<string, number> = {
  pg: 24,
  mysql: 24,
  opensearch: 1,
  grafana: 1,
  valkey: 12,
}
const USUAL_INTERVAL_HOURS = 24

/** A recovery point objective: how old the newest recovery point may be. */
export interface Objective {
  seconds: number
  /** True until a person has set it: it then follows from the backup interval. */
  assumed: boolean
}

/**
 * The objective that is assumed until one is set: the backup interval plus two hours.
 * @param service its type and `user_config`
 * @param report the backups' report, where it may be read: its interval wins
 */
export function assumedObjective(
  service: { service_type: string; user_config: Record<string, unknown> },
  report?: BackupReport,
): Objective {
  const configured = service.user_config['backup_interval_hours']
  const hours =
    report?.scheduled_backup_time?.backup_interval_hours ??
    (typeof configured === 'number' ? configured : undefined) ??
    INTERVAL_HOURS[service.service_type] ??
    USUAL_INTERVAL_HOURS
  return { seconds: hours * HOUR + COPY_ALLOWANCE, assumed: true }
}
