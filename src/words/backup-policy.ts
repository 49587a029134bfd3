import type { ServicePlan } from '~/api/plans'
import { formatDuration } from '~/lib/format'

/**
 * How often a plan makes backups and how long it keeps them, in a few words.
 * @param config the plan's `backup_config`
 * @returns undefined where Aiven does not tell
 */
export function backupPolicyWords(config: ServicePlan['backup_config']): string | undefined {
  if (!config) return undefined
  const { interval, max_count: most, recovery_mode: mode } = config
  if (most === 0) return 'No backups'
  const rhythm = twoRhythms(config) ?? oneRhythm(interval ?? undefined, most ?? undefined)
  if (rhythm === undefined) return undefined
  return mode === 'pitr' ? `${rhythm}, any point in time` : rhythm
}

function oneRhythm(hours: number | undefined, most: number | undefined): string | undefined {
  if (hours === undefined) return undefined
  const often = `Backups ${everyHours(hours)}`
  if (most === undefined) return often
  return most === 1 ? `${often}, only the newest kept` : `${often}, ${most} kept`
}

function twoRhythms(config: NonNullable<ServicePlan['backup_config']>): string | undefined {
  const first = [config.frequent_interval_minutes, config.frequent_oldest_age_minutes]
  const second = [config.infrequent_interval_minutes, config.infrequent_oldest_age_minutes]
  const parts = [first, second].flatMap(([every, kept]) =>
    every == null || kept == null
      ? []
      : [`${everyHours(every / 60)} for ${formatDuration(kept * 60, 1)}`],
  )
  return parts.length === 2 ? `Backups ${parts.join(', ')}` : undefined
}

function everyHours(hours: number): string {
  if (hours === 1) return 'hourly'
  return hours === 24 ? 'daily' : `every ${formatDuration(hours * 3600)}`
}
