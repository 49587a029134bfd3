import type { ServiceFacts } from '../model'
import { vendorRegion } from '../clouds'
import { isJsonObject } from '../json'
import { randomInt } from '../random'
import { typeFacts } from '../service-types/table'
import { iso, MINUTE } from '../time'
import { baseBackups, findPolicy, findSchedule, type BaseBackup } from './base-backups'
import { listCopies, findPause, recoveryWindow } from './copies'

/** The `backups` array of a service object and of the backups endpoint, oldest first. */
export function backupList(facts: ServiceFacts, now: number) {
  return describe(facts, now).backups
}

/** The answer of the backups endpoint. */
export function backupsResponse(facts: ServiceFacts, now: number) {
  const { backups, base, copies } = describe(facts, now)
  const schedule = findSchedule(facts)
  const oldest = base[0]
  const second = recoveryWindow(facts, copies, now)
  return {
    backups,
    ...(findPolicy(facts).pitr && {
      pitr: {
        // An end of null means now.
        primary_region: {
          pitr_range_start: oldest ? iso(oldest.completedAt) : null,
          pitr_range_end: null,
        },
        additional_regions: second
          ? [
              {
                cloud: second.cloud,
                region: vendorRegion(second.cloud),
                pitr_range_start: iso(second.start),
                pitr_range_end: iso(second.end),
              },
            ]
          : [],
      },
    }),
    ...(schedule && { scheduled_backup_time: schedule }),
  }
}

function describe(facts: ServiceFacts, now: number) {
  const base = baseBackups(facts, now)
  const copies = listCopies(facts, base, now)
  const reason = findPause(facts, now)
  const incrementalOption = typeFacts(facts.type).backups?.incrementalOption
  const backups = base.map((backup, i) => ({
    backup_name: makeName(facts, backup, base[i - 1]),
    backup_time: iso(backup.startedAt),
    data_size: backup.bytes,
    storage_location: facts.backup.home,
    additional_regions: copies
      .filter((copy) => copy.backup === backup)
      .map(({ cloud, current }) => ({
        cloud,
        region: vendorRegion(cloud),
        ...(current && reason ? { paused: true, pause_reason: reason } : { paused: false }),
      })),
    ...(incrementalOption && { incremental: isIncremental(facts, backup, incrementalOption) }),
  }))
  return { base, copies, backups }
}

/** `2026-08-20_03-30_0.00000000.pghoard` for PostgreSQL, `backup-20191112t091354293891z` else. */
function makeName(facts: ServiceFacts, { startedAt }: BaseBackup, before?: BaseBackup): string {
  const text = new Date(startedAt).toISOString()
  const named = typeFacts(facts.type).backups?.named
  if (named === 'pghoard') {
    const minute = (at: number) => Math.floor(at / MINUTE)
    const second = before && minute(before.startedAt) === minute(startedAt) ? 1 : 0
    return `${text.slice(0, 16).replace('T', '_').replace(':', '-')}_${second}.00000000.pghoard`
  }
  const micros = String(randomInt(0, 999_999, facts.salt, 'name', startedAt)).padStart(6, '0')
  const stamp = text.slice(0, 19).replace(/[-:]/g, '') + micros
  return named === 'grafana' ? `grafana-${stamp}Z` : `backup-${stamp.toLowerCase()}z`
}

/** Unverified: when the week's full backups are not configured. */
const FULL_BACKUP_DAYS = ['sun']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function isIncremental(
  facts: ServiceFacts,
  { startedAt, extra }: BaseBackup,
  option: string,
): boolean {
  const setting = facts.userConfig[option]
  if (!isJsonObject(setting) || setting.enabled !== true || extra) return false
  const week = setting.full_backup_week_schedule
  const full = typeof week === 'string' ? week.split(',') : FULL_BACKUP_DAYS
  return !full.includes(DAYS[new Date(startedAt).getUTCDay()] ?? '')
}
