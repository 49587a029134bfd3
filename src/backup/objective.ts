import type { BackupReport } from '~/api/backups'

const MINUTE = 60
const HOUR = 3600

/** The tag of a service that holds its recovery point objective, for all who read the service. */
export const OBJECTIVE_TAG = 'offsite:rpo'

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

/** Who set an objective: a person in this browser, a tag of the service, or nobody. */
export type ObjectiveSource = 'this browser' | 'tag' | 'assumed'

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
 * The recovery point objective of a service: what was set in this browser, else what its tag
 * `offsite:rpo` says, else the backup interval plus two hours.
 * @param service its type, `user_config` and tags
 * @param options `chosen`: seconds set in this browser. `report`: the backups' report, where it may
 *   be read: its interval wins over the one that is assumed for the type
 */
export function objectiveOf(
  service: ObjectiveService,
  { chosen, report }: { chosen?: number | undefined; report?: BackupReport | undefined } = {},
): Objective {
  const text = service.tags?.[OBJECTIVE_TAG] ?? undefined
  const tagged = text === undefined ? undefined : parseObjective(text)
  const unreadable = text !== undefined && tagged === undefined ? { unreadableTag: text } : {}
  if (chosen !== undefined) return { seconds: chosen, source: 'this browser', ...unreadable }
  if (tagged !== undefined) return { seconds: tagged, source: 'tag' }
  return { seconds: assumedSeconds(service, report), source: 'assumed', ...unreadable }
}

function assumedSeconds(service: ObjectiveService, report: BackupReport | undefined): number {
  const configured = service.user_config['backup_interval_hours']
  const hours =
    report?.scheduled_backup_time?.backup_interval_hours ??
    (typeof configured === 'number' ? configured : undefined) ??
    INTERVAL_HOURS[service.service_type] ??
    USUAL_INTERVAL_HOURS
  return hours * HOUR + COPY_ALLOWANCE
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
 * Tells whether so many seconds may be an objective: a minute to a year.
 * @param seconds any number
 */
export function isObjective(seconds: number): boolean {
  return seconds >= MINUTE && seconds <= LONGEST_OBJECTIVE
}

/** How far the newest recovery point is from the objective, in steps that call for different haste. */
export type Grade = 'within' | 'over' | 'over-twice' | 'over-four-times'

/**
 * Grades an age against the objective: up to 1, 2 and 4 times it, and beyond.
 * @param ratio age over objective
 */
export function gradeOf(ratio: number): Grade {
  if (ratio <= 1) return 'within'
  if (ratio <= 2) return 'over'
  return ratio <= 4 ? 'over-twice' : 'over-four-times'
}
