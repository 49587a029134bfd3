import type { BackupReport } from '~/api/backups'
import { recoveryPointIn } from '~/backup/copies'
import type { FleetService } from './fleet-service'
import type { OutageService } from './outage'

/**
 * A service of a fleet as the rules of an outage want it.
 * @param row from `fleetService`
 * @param report its backups' report, where it was read: only it tells how far the log files reach
 */
export function outageService(row: FleetService, report?: BackupReport): OutageService {
  const { copies, backupCount } = row
  const { region, paused, pauseReason } = copies
  const windows = report?.pitr?.additional_regions
  const exact = Boolean(windows?.find(({ cloud }) => cloud === region)?.pitr_range_end)
  const point =
    report && region !== undefined
      ? recoveryPointIn(region, report.backups, report.pitr)
      : copies.recoveryPoint
  return {
    project: row.project,
    name: row.service,
    type: row.type,
    plan: row.plan,
    state: row.state,
    cloud: row.cloud,
    created: row.created,
    backups: backupCount,
    primary: row.primary,
    primaryPoint: row.newestBackup,
    secondary: region,
    copy: copies.copySeen ? { point, exact, paused, pauseReason } : undefined,
    bytes: row.backupBytes,
    source: row.forkedFrom,
    tags: Object.fromEntries(row.tags.map(splitTag)),
  }
}

function splitTag(tag: string): [key: string, value: string] {
  const at = tag.indexOf(':')
  return [tag.slice(0, at), tag.slice(at + 1)]
}
