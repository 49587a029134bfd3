import type { JsonObject } from '../json'
import { randomInt } from '../random'
import { typeFacts } from '../service-types/table'

/** How often backups are made, and how long they are kept. */
interface Rhythm {
  everyHours: number
  keepHours: number
}

export interface BackupPolicy {
  /** Most frequent first; empty when the type has no backups. */
  rhythms: Rhythm[]
  /** Logs are kept too, so that any moment can be restored. */
  pitr: boolean
  newestOnly: boolean
  /** Settings are saved, data is not: backups are small whatever the service holds. */
  configurationOnly: boolean
}

/**
 * How often a service is backed up and for how long backups are kept.
 * @param tier the plan's name up to the first dash, such as `business`
 */
export function backupPolicy(type: string, tier: string, userConfig: JsonObject): BackupPolicy {
  const { backups } = typeFacts(type)
  if (!backups || (backups.offOption && userConfig[backups.offOption] === 'off')) return NO_BACKUPS
  const { between, newestOnly, pitr, configurationOnly } = backups
  const setTime = userConfig.backup_hour !== undefined
  return {
    rhythms: [
      ...(between ? [{ everyHours: between.everyHours, keepHours: between.keptHours }] : []),
      {
        everyHours: setTime ? backups.everyHoursAtSetTime : backups.everyHours,
        keepHours: (backups.keptDays[tier] ?? backups.keptDays.other) * 24,
      },
    ],
    pitr,
    newestOnly: newestOnly === 'always' || newestOnly.includes(tier),
    configurationOnly,
  }
}

/** When backups start: as configured, else at a time that is random but fixed for the service. */
export function timeOfDay(salt: string, { backup_hour, backup_minute }: JsonObject) {
  return {
    hour: typeof backup_hour === 'number' ? backup_hour : randomInt(0, 23, salt, 'hour'),
    minute: typeof backup_minute === 'number' ? backup_minute : randomInt(0, 59, salt, 'minute'),
  }
}

const NO_BACKUPS: BackupPolicy = {
  rhythms: [],
  pitr: false,
  newestOnly: false,
  configurationOnly: false,
}
