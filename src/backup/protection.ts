import type { Backup, BackupCopy, BackupReport } from '../api/backups'
import { copiesByRegion, recoveryPointIn } from './copies'
import { objectiveOf, type Objective, type ObjectiveService } from './objective'
import { secondaryRegion, supportOf } from './support'

/** The six states of a service's secondary backup, worst first. */
export const PROTECTION_STATES = [
  'not-protected',
  'paused',
  'behind',
  'waiting',
  'protected',
  'not-supported',
] as const

export type ProtectionState = (typeof PROTECTION_STATES)[number]

/** What Aiven reports of a service; the backups come with the service object itself. */
export interface ReportedService extends ObjectiveService {
  backups?: readonly Backup[] | null | undefined
}

export interface Protection {
  state: ProtectionState
  /** The region that is set: an Aiven cloud name. */
  region?: string
  /** ISO 8601 UTC: the newest moment that can be recovered from the region. */
  recoveryPoint?: string
  /** Seconds since the recovery point. */
  age?: number
  /** Age over objective: above 1 is behind. */
  ratio?: number
  objective: Objective
  /** Aiven's own words. */
  pauseReason?: string
  /** Regions that hold copies but are not the one set: shown, not counted. */
  formerRegions: string[]
}

/**
 * What protects a service against the loss of its region. Derived from the copies that Aiven
 * reports, never from the setting alone: "protected" means that a copy was seen.
 * @param service the service object
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @param options `report`: the backups' report, where it may be read; it is more exact than the list
 *   inside the service object. `chosen`: the objective set in this browser, in seconds; else the
 *   service's tag counts, else an assumption is made
 */
export function protectionOf(
  service: ReportedService,
  now: number,
  options: { report?: BackupReport | undefined; chosen?: number | undefined } = {},
): Protection {
  const { report } = options
  const objective = objectiveOf(service, options)
  const backups = report?.backups ?? service.backups ?? []
  const region = secondaryRegion(service.user_config)
  const copies = copiesByRegion(backups)
  const formerRegions = copies.map(({ cloud }) => cloud).filter((cloud) => cloud !== region)
  const base = { objective, formerRegions }

  if (region === undefined) {
    const supported = supportOf(service.service_type) === 'supported'
    return { ...base, state: supported ? 'not-protected' : 'not-supported' }
  }
  // Where the documentation denies the feature, a copy that Aiven reports is better evidence.
  const copy = copies.find(({ cloud }) => cloud === region)
  if (supportOf(service.service_type) === 'unsupported' && copy === undefined) {
    return { ...base, state: 'not-supported', region }
  }
  const recoveryPoint = recoveryPointIn(region, backups, report?.pitr)
  const seen = recoveryPoint === undefined ? undefined : ageOf(recoveryPoint, now, objective)
  return { ...base, region, ...seen, ...stateOf(copy?.latest, seen?.ratio) }
}

function ageOf(recoveryPoint: string, now: number, objective: Objective) {
  const age = Math.max(0, (now - Date.parse(recoveryPoint)) / 1000)
  return { recoveryPoint, age, ratio: age / objective.seconds }
}

function stateOf(
  copy: BackupCopy | undefined,
  ratio: number | undefined,
): Pick<Protection, 'state' | 'pauseReason'> {
  if (copy?.paused) {
    return { state: 'paused', ...(copy.pause_reason ? { pauseReason: copy.pause_reason } : {}) }
  }
  if (ratio === undefined) return { state: 'waiting' }
  return { state: ratio > 1 ? 'behind' : 'protected' }
}
