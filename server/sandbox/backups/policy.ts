import type { JsonObject } from '../json'
import { randomInt } from '../random'

/** Backups every so often, kept for so long. */
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
 * How often a service is backed up and for how long backups are kept, by type and plan tier
 * (Aiven docs: backups per service; figures for types that only older docs state are from those).
 * @param tier the plan's name up to the first dash, such as `business`
 */
export function backupPolicy(type: string, tier: string, userConfig: JsonObject): BackupPolicy {
  const days = daysKept(type, tier)
  const rhythm = (everyHours: number, keepHours = days * 24): BackupPolicy => ({
    ...NO_BACKUPS,
    rhythms: [{ everyHours, keepHours }],
  })
  switch (type) {
    case 'pg':
    case 'mysql':
      return { ...rhythm(24), pitr: true }
    case 'opensearch':
      return {
        ...NO_BACKUPS,
        rhythms: [
          { everyHours: 1, keepHours: 24 },
          { everyHours: 24, keepHours: days * 24 },
        ],
      }
    case 'valkey':
      if (userConfig.valkey_persistence === 'off') return NO_BACKUPS
      // A fixed hour makes the backups of Valkey daily.
      return {
        ...rhythm(userConfig.backup_hour === undefined ? 12 : 24),
        newestOnly: tier === 'hobbyist',
      }
    case 'dragonfly':
      if (userConfig.dragonfly_persistence === 'off') return NO_BACKUPS
      return rhythm(12)
    case 'clickhouse':
      return rhythm(24)
    case 'grafana':
      return rhythm(1)
    case 'flink':
      return rhythm(1, 2)
    case 'kafka':
      return { ...rhythm(3), newestOnly: true, configurationOnly: true }
    default:
      return NO_BACKUPS
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

const DAYS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  pg: { startup: 2, business: 14, premium: 30 },
  mysql: { startup: 2, business: 14, premium: 30 },
  opensearch: { startup: 3, business: 14, premium: 30 },
  valkey: { hobbyist: 1, startup: 1, business: 3, premium: 13 },
  // Not published for Dragonfly: taken from Valkey.
  dragonfly: { startup: 1, business: 3, premium: 13 },
  clickhouse: { startup: 2, business: 14, premium: 30 },
  grafana: { startup: 1 },
  kafka: {},
}

/** Smaller plans (hobbyist, free, developer) where pages disagree: the figure for high availability. */
const DAYS_ON_OTHER_TIERS = 2

function daysKept(type: string, tier: string): number {
  return DAYS[type]?.[tier] ?? DAYS_ON_OTHER_TIERS
}
