import { findServiceType } from './service-types'
import { isBackupInterval } from './interval'
import { readTag, tagKeys } from './tag-keys'

const MINUTE = 60
const HOUR = 3600

/** The tag of a service that holds its recovery point objective, for all who read the service. */
export const OBJECTIVE_TAG = tagKeys('rpo').current

/** How much later than the backup's own rhythm a copy may come before it counts as behind. */
const COPY_ALLOWANCE = 2 * HOUR

/** Hours between backups of a type that the table of types does not have. */
const USUAL_INTERVAL_HOURS = 24

/** Who set an objective: the person who tagged the service, or nobody; or it is only tried out. */
export type ObjectiveSource = 'tag' | 'assumed' | 'what-if'

/** A recovery point objective: how old the newest recovery point may be. */
export interface Objective {
  seconds: number
  source: ObjectiveSource
  /** What the tag says where it cannot be read as a length of time. */
  unreadableTag?: string
}

/** What an objective is made from; the tags come with the service object. */
export interface ObjectiveService {
  service_type: string
  user_config: Record<string, unknown>
  tags?: Record<string, string | null | undefined> | null | undefined
}

/**
 * The recovery point objective of a service: what its tag says, the same for everybody, else the
 * backup interval plus two hours. That assumption is about backups, so `judgeProtection` measures the
 * newest copied backup by it. It is made from what the list of services tells, so that every page
 * makes the same one.
 * @param service its type, `user_config` and tags
 */
export function readObjective(service: ObjectiveService): Objective {
  const text = readTag(service.tags, 'rpo')
  const tagged = text === undefined ? undefined : parseObjective(text)
  if (tagged !== undefined) return { seconds: tagged, source: 'tag' }
  return {
    seconds: intervalHours(service) * HOUR + COPY_ALLOWANCE,
    source: 'assumed',
    ...(text === undefined ? {} : { unreadableTag: text }),
  }
}

/**
 * Hours between two backups of a service: its own option, else the usual interval of its type, which
 * for some types is a day once the hour of backups is set.
 * @param service its type and `user_config`
 */
export function intervalHours({
  service_type: code,
  user_config: config,
}: ObjectiveService): number {
  const configured = config['backup_interval_hours']
  if (typeof configured === 'number' && isBackupInterval(configured)) return configured
  const type = findServiceType(code)
  if (type?.dailyOnceHourIsSet && typeof config['backup_hour'] === 'number') return 24
  return type?.backupIntervalHours ?? USUAL_INTERVAL_HOURS
}

const UNIT_SECONDS: Record<string, number> = { m: MINUTE, min: MINUTE, h: HOUR, d: 24 * HOUR }

/** The longest objective that makes sense: longer than Aiven keeps any backup. */
export const LONGEST_OBJECTIVE = 366 * 24 * HOUR

/**
 * Reads an objective as people write it in a tag: `4h`, `90m`, `90min`, `1d`, `1d 12h`, `1h30m`.
 * @param text in any case, with or without spaces
 * @returns seconds, or undefined where it is no length of time from a minute to a year
 */
export function parseObjective(text: string): number | undefined {
  const plain = text.trim().toLowerCase()
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*(min|m|h|d)\s*/g)]
  if (parts.map(([part]) => part).join('') !== plain) return undefined
  const seconds = parts.reduce(
    (sum, [, number, unit]) => sum + Number(number) * (UNIT_SECONDS[unit ?? ''] ?? 0),
    0,
  )
  return isObjective(seconds) ? Math.round(seconds) : undefined
}

/**
 * Writes an objective for a tag, as `parseObjective` reads it: `4h`, `1h30m`, `45m`.
 * @param seconds a minute to a year; parts of a minute are rounded up
 */
export function formatObjective(seconds: number): string {
  const minutes = Math.ceil(seconds / MINUTE)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 || hours === 0 ? `${rest}m` : ''}`
}

/**
 * Whether a number of seconds may be an objective: a minute to a year.
 * @param seconds any number
 */
export function isObjective(seconds: number): boolean {
  return seconds >= MINUTE && seconds <= LONGEST_OBJECTIVE
}

/** How far an age is beyond the objective, in steps that call for different haste. */
export type Grade = 'within' | 'over' | 'over-twice' | 'over-four-times'

/**
 * Grades an age against the objective: up to 1, 2 and 4 times it, and beyond.
 * @param ratio age over objective
 */
export function gradeAge(ratio: number): Grade {
  if (ratio <= 1) return 'within'
  if (ratio <= 2) return 'over'
  return ratio <= 4 ? 'over-twice' : 'over-four-times'
}
