import type { Backup, BackupReport } from '~/api/backups'
import { copiesByRegion, recoveryPointIn } from './copies'
import { objectiveOf, type Objective, type ObjectiveService } from './objective'
import { secondaryRegion, supportOf, type Support } from './support'

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

/** What the reported copies tell, whatever the time is. */
export interface CopyFacts {
  support: Support
  /** The region that is set: an Aiven cloud name. */
  region?: string
  /** Whether a backup lists a copy in that region. */
  copySeen: boolean
  paused: boolean
  /** Aiven's own words. */
  pauseReason?: string
  /** ISO 8601 UTC: the newest moment that can be recovered from the region. */
  recoveryPoint?: string
  /** Regions that hold copies but are not the one set. */
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
  return judge(copyFactsOf(service, options.report), objectiveOf(service, options), now)
}

/**
 * The part of a service's protection that does not depend on the time: all that a list of thousands
 * has to keep of a service's backups.
 * @param service the service object
 * @param report the backups' report, where it may be read
 */
export function copyFactsOf(service: ReportedService, report?: BackupReport): CopyFacts {
  const backups = report?.backups ?? service.backups ?? []
  const region = secondaryRegion(service.user_config)
  const copies = copiesByRegion(backups)
  const latest = copies.find(({ cloud }) => cloud === region)?.latest
  const recoveryPoint =
    region === undefined ? undefined : recoveryPointIn(region, backups, report?.pitr)
  return {
    support: supportOf(service.service_type),
    copySeen: latest !== undefined,
    paused: latest?.paused === true,
    formerRegions: copies.map(({ cloud }) => cloud).filter((cloud) => cloud !== region),
    ...(region === undefined ? {} : { region }),
    ...(latest?.paused && latest.pause_reason ? { pauseReason: latest.pause_reason } : {}),
    ...(recoveryPoint === undefined ? {} : { recoveryPoint }),
  }
}

/**
 * Judges what the copies tell at a moment.
 * @param facts from `copyFactsOf`
 * @param objective the service's recovery point objective
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function judge(facts: CopyFacts, objective: Objective, now: number): Protection {
  const { support, region, recoveryPoint, formerRegions } = facts
  const base = { objective, formerRegions }
  if (region === undefined) {
    return { ...base, state: support === 'supported' ? 'not-protected' : 'not-supported' }
  }
  // Where the documentation denies the feature, a copy that Aiven reports is better evidence.
  if (support === 'unsupported' && !facts.copySeen) {
    return { ...base, state: 'not-supported', region }
  }
  const seen = recoveryPoint === undefined ? undefined : ageOf(recoveryPoint, now, objective)
  return { ...base, region, ...seen, ...stateOf(facts, seen?.ratio) }
}

function ageOf(recoveryPoint: string, now: number, objective: Objective) {
  const age = Math.max(0, (now - Date.parse(recoveryPoint)) / 1000)
  return { recoveryPoint, age, ratio: age / objective.seconds }
}

function stateOf(
  { paused, pauseReason }: CopyFacts,
  ratio: number | undefined,
): Pick<Protection, 'state' | 'pauseReason'> {
  if (paused) return { state: 'paused', ...(pauseReason === undefined ? {} : { pauseReason }) }
  if (ratio === undefined) return { state: 'waiting' }
  return { state: ratio > 1 ? 'behind' : 'protected' }
}
