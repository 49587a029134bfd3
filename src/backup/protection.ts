import type { BackupReport } from '~/api/backups'
import type { Cloud } from '~/api/clouds'
import {
  ageAt,
  findDoubt,
  holdsCopy,
  isAhead,
  readLocations,
  type LocationDoubt,
  type LocationKind,
  type Locations,
  type RecoveryPoint,
  type ReportedService,
} from './location'
import { readObjective, type Objective, type ObjectiveService } from './objective'
import { canFork } from './fork-plans'
import { findServiceType, hasPointInTime } from './service-types'
import { isWithService, measuredTime, survivors, type Left } from './survivors'

/**
 * The states of a service's secondary backup, worst first. `unknown` and `checking` are for what nobody
 * can say, or cannot say yet.
 */
export const PROTECTION_STATES = [
  'not-protected',
  'paused',
  'behind',
  'unknown',
  'checking',
  'waiting',
  'protected',
  'not-supported',
] as const

export type ProtectionState = (typeof PROTECTION_STATES)[number]

/** How it stands with the backups' report, which alone tells the recovery windows. */
export type Lookup = 'not-read' | 'loading' | 'read' | 'forbidden' | 'failed'

/** What the state does not say by itself. */
export type ProtectionCause =
  /** Not protected: no region is set, and the primary backups would be lost with the service. */
  | 'no-region'
  /** Not protected: the copies are in one place with the service. */
  | 'copies-where-it-runs'
  /** Not protected: Aiven makes no fork of services on this plan, so nothing can be restored. */
  | 'plan-without-forks'
  /** Not supported: Aiven's own pages disagree. */
  | 'in-doubt'
  /** Unknown: the table of types does not have this one. */
  | 'unknown-type'
  /** Unknown: backups would survive, but none has a time that can be read. */
  | 'undated-backups'
  /** Unknown: whether any backup would survive. */
  | LocationDoubt
  /** Unknown: the newest recovery point is in the future, so the clocks disagree. */
  | 'clocks-disagree'
  /** Unknown: the list of backups does not decide, and the recovery windows may not be read. */
  | 'window-forbidden'
  | 'window-failed'

/** The backups that would be left if the region in which the service runs were lost. */
export interface Survivor {
  kind: LocationKind
  /** An Aiven cloud name. */
  cloud: string
  point: RecoveryPoint
}

export interface Protection {
  state: ProtectionState
  cause?: ProtectionCause
  /** The backups' report may say otherwise: it was not read yet, and the list does not decide. */
  undecided: boolean
  /** The region that is set: an Aiven cloud name. */
  region?: string
  /** What would be left of the backups; the newest where both locations would be. */
  survivor?: Survivor
  /**
   * What the objective is held against: an assumed one is about backups being copied on time, one that
   * somebody set is about the recovery point.
   */
  measured: 'backup' | 'recovery-point'
  /** Seconds: the age of what is measured. */
  age?: number
  /** Age over objective: above 1 is behind. */
  ratio?: number
  objective: Objective
  /** Aiven's own words. */
  pauseReason?: string
  /** Regions that hold copies but are not the one set: shown, not counted. */
  former: readonly string[]
}

/** What a service is judged by. */
export interface JudgedService {
  type: string
  plan: string
  /** The Aiven cloud in which it runs. */
  cloud: string
  locations: Locations
  objective: Objective
}

/** What is known beside the service itself. */
export interface Circumstances {
  /**
   * How it stands with the backups' report: where the list of backups does not decide, the state is
   * `checking` until the report was read. Left out, it was not read.
   */
  lookup?: Lookup | undefined
  /** The known clouds: without them, only clouds of one name are in one place. */
  clouds?: readonly Cloud[] | undefined
}

const NO_CLOUDS: readonly Cloud[] = []

type Judged = Pick<Protection, 'state' | 'cause' | 'survivor' | 'age' | 'ratio'>

/**
 * What protects a service against the loss of the region in which it runs. Derived from the backups
 * that Aiven reports, never from the setting alone. *Protected* means that the newest recovery point
 * that would survive is within the objective (decision 017).
 * @param service the service with its locations and objective
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function judgeProtection(
  service: JudgedService,
  now: number,
  { lookup = 'not-read', clouds = NO_CLOUDS }: Circumstances = {},
): Protection {
  const { objective, locations } = service
  const { secondary, former } = locations
  const measured = objective.source === 'assumed' ? 'backup' : 'recovery-point'
  const judged = judge(service, now, lookup, clouds)
  return {
    objective,
    measured,
    former,
    undecided: (lookup === 'not-read' || lookup === 'loading') && isOpen(service, judged),
    ...(secondary?.cloud === undefined ? {} : { region: secondary.cloud }),
    ...(secondary?.paused?.reason === undefined ? {} : { pauseReason: secondary.paused.reason }),
    ...judged,
  }
}

/**
 * Whether a report could change what the list of services says: a list that is missing there may be in
 * the report, and only the report tells of a recovery window where no copy is listed.
 */
function isOpen({ type, objective }: JudgedService, { state, cause }: Judged): boolean {
  if (state === 'checking') return true
  if (!hasPointInTime(type)) return false
  return state === 'waiting' || (cause === 'undated-backups' && objective.source !== 'assumed')
}

function judge(
  service: JudgedService,
  now: number,
  lookup: Lookup,
  clouds: readonly Cloud[],
): Judged {
  const { type, plan, locations } = service
  const { secondary } = locations
  const known = findServiceType(type)
  if (!known) return { state: 'unknown', cause: 'unknown-type' }
  // Where the documentation denies the feature, a copy that Aiven reports is better evidence, but only
  // of a type that can be restored from it.
  if (known.copies === 'no' && (!holdsCopy(secondary) || known.restore === 'no-forks')) {
    return { state: 'not-supported' }
  }
  if (known.copies === 'in doubt' && !secondary) {
    return { state: 'not-supported', cause: 'in-doubt' }
  }
  if (!canFork(type, plan)) return { state: 'not-protected', cause: 'plan-without-forks' }

  const elsewhere = [secondary, locations.primary].filter(
    (location) => location && !isWithService(location, service.cloud, clouds),
  )
  const left = survivors(elsewhere, service.objective)
  if (secondary && elsewhere.includes(secondary)) {
    if (secondary.paused) return { ...measure(left, service, now, lookup), state: 'paused' }
    const doubt = findDoubt(secondary)
    if (doubt) return doubtful(doubt, lookup)
    if (!holdsCopy(secondary)) {
      return { ...measure(left, service, now, lookup), state: 'waiting' }
    }
  }
  if (left.length > 0) return measure(left, service, now, lookup)
  if (elsewhere.some((location) => holdsCopy(location) && location?.cloud !== undefined)) {
    return { state: 'unknown', cause: 'undated-backups' }
  }
  // Aiven lists no backups at all: the primary ones may be elsewhere.
  if (locations.primary.count === undefined) return doubtful('backups-not-reported', lookup)
  return { state: 'not-protected', cause: secondary ? 'copies-where-it-runs' : 'no-region' }
}

/** Unknown, or being checked as long as the report may tell. */
function doubtful(cause: LocationDoubt, lookup: Lookup): Judged {
  return lookup === 'not-read' || lookup === 'loading'
    ? { state: 'checking' }
    : { state: 'unknown', cause }
}

function measure(
  left: readonly Left[],
  { objective }: JudgedService,
  now: number,
  lookup: Lookup,
): Judged {
  const timeOf = (location: Left) => measuredTime(location, objective) ?? 0
  const best = left.toSorted((a, b) => timeOf(b) - timeOf(a))[0]
  if (!best) return { state: 'not-protected' }
  const survivor: Survivor = { kind: best.kind, cloud: best.cloud, point: best.newest }
  const age = ageAt(timeOf(best), now)
  if (age === undefined || left.some((location) => isAhead(location, now))) {
    return { state: 'unknown', cause: 'clocks-disagree', survivor }
  }

  const judged = { survivor, age, ratio: age / objective.seconds }
  if (judged.ratio <= 1) return { ...judged, state: 'protected' }
  const decided =
    objective.source === 'assumed' ||
    lookup === 'read' ||
    left.every(({ newest }) => newest.known === 'exact')
  return { ...judged, ...(decided ? { state: 'behind' } : UNDECIDED[lookup]) }
}

/** The list of backups does not decide: log files that were copied since may reach further. */
const UNDECIDED: Record<Lookup, Pick<Judged, 'state' | 'cause'>> = {
  'not-read': { state: 'checking' },
  loading: { state: 'checking' },
  read: { state: 'behind' },
  forbidden: { state: 'unknown', cause: 'window-forbidden' },
  failed: { state: 'unknown', cause: 'window-failed' },
}

/** A service object as Aiven sends it, with what its protection depends on. */
export type AivenService = ReportedService & ObjectiveService & { plan: string; cloud_name: string }

/**
 * What protects a service, straight from the service object: see `judgeProtection`.
 * @param service the service object
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @param options `report`: the backups' report, where it was read; `lookup`: else, why it was not;
 *   `clouds`: the known clouds
 */
export function judgeServiceProtection(
  service: AivenService,
  now: number,
  { report, lookup, clouds }: Circumstances & { report?: BackupReport | undefined } = {},
): Protection {
  return judgeProtection(readJudged(service, report), now, {
    lookup: report ? 'read' : lookup,
    clouds,
  })
}

/**
 * Reads what a service is judged by. Nothing in it depends on the time: who judges often keeps it.
 * @param service the service object
 * @param report the backups' report, where it was read
 */
export function readJudged(service: AivenService, report?: BackupReport): JudgedService {
  return {
    type: service.service_type,
    plan: service.plan,
    cloud: service.cloud_name,
    locations: readLocations(service, report),
    objective: readObjective(service),
  }
}
