import type { BackupReport, ListedBackup } from '~/api/backups'
import { readInstant } from '~/lib/instant'
import { copyIn, newestFirst } from './copies'
import { primaryCloud, readFacts, type BackupFacts } from './listed-backups'
import { secondaryRegion } from './secondary-region'
import { lacksPointInTime } from './service-types'

export type LocationKind = 'primary' | 'secondary'

/** A time that moves with the clock. */
export const UP_TO_NOW = Infinity

/** A moment that can be restored. */
export interface RecoveryPoint {
  /** Milliseconds since 1970 UTC, or `UP_TO_NOW`. */
  at: number
  /**
   * `exact`: Aiven reports it. `not-older-than`: only the newest backup is known, and log files that
   * were stored since may reach further.
   */
  known: 'exact' | 'not-older-than'
}

/** Any moment in it can be restored, both ends included. Milliseconds, whole seconds. */
export interface RecoveryWindow {
  from: number
  /** Or `UP_TO_NOW`. */
  to: number
}

/**
 * Whether any moment between two backups can be restored: `none` where no backup can be used for it
 * yet, `unread` where the windows were not read, `not-reported` where Aiven tells of none although the
 * type may have them, `not-offered` only where the table of types says so.
 */
export type PointInTime = 'yes' | 'none' | 'unread' | 'not-reported' | 'not-offered'

/** What one location can restore: the one model for all pages. */
export interface Location extends BackupFacts {
  kind: LocationKind
  /** The Aiven cloud that holds the backups; undefined where no backup names it. */
  cloud: string | undefined
  window: RecoveryWindow | undefined
  pointInTime: PointInTime
  /** The newest moment that can be restored; undefined where none is known. */
  newest: RecoveryPoint | undefined
  /** Copying here is paused: what is here stays usable and grows older. */
  paused: { reason: string | undefined } | undefined
}

/** Where a service can be restored from. */
export interface Locations {
  primary: Location
  /** Undefined where no region is set. */
  secondary: Location | undefined
  /** Regions that hold copies but are not the one set: shown, not counted. */
  former: readonly string[]
}

/** What Aiven reports of a service; the backups come with the service object itself. */
export interface ReportedService {
  service_type: string
  /** Aiven's word, such as `RUNNING`. */
  state: string
  user_config: Record<string, unknown>
  backups?: readonly ListedBackup[] | null | undefined
}

/**
 * Reads where a service can be restored from. Nothing in it depends on the time.
 * @param service the service object; its own list of backups is used where there is no report
 * @param report the backups' report, where it was read: only it tells the recovery windows
 */
export function readLocations(service: ReportedService, report?: BackupReport): Locations {
  const listed: readonly ListedBackup[] | undefined =
    report?.backups ?? service.backups ?? undefined
  const backups = newestFirst(listed ?? [])
  const region = secondaryRegion(service.user_config)
  const clouds = backups.flatMap(({ additional_regions: copies }) =>
    (copies ?? []).map(({ cloud }) => cloud),
  )
  return {
    primary: readPrimary(service, backups, listed !== undefined, report),
    secondary:
      region === undefined
        ? undefined
        : readSecondary(region, service, backups, listed !== undefined, report),
    former: [...new Set(clouds)].filter((cloud) => cloud !== region),
  }
}

function readPrimary(
  service: ReportedService,
  backups: readonly ListedBackup[],
  listed: boolean,
  report: BackupReport | undefined,
): Location {
  const range = report?.pitr?.primary_region
  // Aiven docs: an end of null is "now", a start of null is "no backup is usable".
  const end = range?.pitr_range_end ?? undefined
  const window = windowBetween(
    range?.pitr_range_start,
    end === undefined ? UP_TO_NOW : readInstant(end),
  )
  const facts = readFacts(backups, listed)
  return {
    kind: 'primary',
    cloud: primaryCloud(backups),
    window,
    pointInTime: pointInTime(service, report, window),
    newest: newestPoint(service, report, window, facts.newestBackup),
    ...facts,
    paused: undefined,
  }
}

function readSecondary(
  region: string,
  service: ReportedService,
  all: readonly ListedBackup[],
  listed: boolean,
  report: BackupReport | undefined,
): Location {
  const range = report?.pitr?.additional_regions?.find(({ cloud }) => cloud === region)
  const backups = all.filter((backup) => copyIn(backup, region))
  const latest = backups[0] && copyIn(backups[0], region)
  // Of a copy an end that is missing is unknown, not "now".
  const window = windowBetween(range?.pitr_range_start, readInstant(range?.pitr_range_end))
  const facts = readFacts(backups, listed)
  return {
    kind: 'secondary',
    cloud: region,
    window,
    pointInTime: pointInTime(service, report, window),
    newest: newestPoint(service, report, window, facts.newestBackup),
    ...facts,
    paused: latest?.paused ? { reason: latest.pause_reason || undefined } : undefined,
  }
}

/**
 * Whether a location holds a copy that Aiven lists. A recovery window alone shows none: it could be
 * that of a region that was left.
 * @param location one of `readLocations`
 */
export function holdsCopy(location: Location | undefined): boolean {
  return (location?.count ?? 0) > 0
}

/** Why nobody can say what a location holds. */
export type LocationDoubt =
  /** Aiven lists no backups at all: that is silence, not absence. */
  | 'backups-not-reported'
  /** Aiven reports a recovery window here, and lists no backup that is here. */
  | 'window-without-backups'

/**
 * What speaks against telling what a location holds.
 * @param location one of `readLocations`
 */
export function findDoubt({ count, newest }: Location): LocationDoubt | undefined {
  if (count === undefined) return 'backups-not-reported'
  return count === 0 && newest !== undefined ? 'window-without-backups' : undefined
}

/**
 * The end of the window where there is one, else the newest backup: log files may reach further. An end
 * that Aiven reports without a start counts for nothing, as nothing can be restored up to it.
 */
function newestPoint(
  service: ReportedService,
  report: BackupReport | undefined,
  window: RecoveryWindow | undefined,
  newestBackup: number | undefined,
): RecoveryPoint | undefined {
  // A service that is off writes nothing: its data is as of the moment it was turned off, if later.
  const open = window?.to === UP_TO_NOW && service.state === 'POWEROFF'
  if (window && !open) return { at: window.to, known: 'exact' }
  if (newestBackup === undefined) return undefined
  const told = report?.backups && report.pitr
  const further = open || !(told || lacksPointInTime(service.service_type))
  return { at: newestBackup, known: further ? 'not-older-than' : 'exact' }
}

function pointInTime(
  service: ReportedService,
  report: BackupReport | undefined,
  window: RecoveryWindow | undefined,
): PointInTime {
  if (window) return 'yes'
  if (lacksPointInTime(service.service_type)) return 'not-offered'
  if (!report) return 'unread'
  return report.pitr ? 'none' : 'not-reported'
}

/** Whole seconds inside of what Aiven gives, so that both ends can be restored; none where it holds none. */
function windowBetween(
  start: string | null | undefined,
  end: number | undefined,
): RecoveryWindow | undefined {
  const from = Math.ceil((readInstant(start) ?? NaN) / 1000) * 1000
  const to = Math.floor((end ?? NaN) / 1000) * 1000
  return from <= to ? { from, to } : undefined
}

/**
 * How far two servers' clocks may be apart before a time counts as being in the future, in milliseconds:
 * what protocols such as Kerberos put up with. It is little beside objectives of an hour and more.
 */
const CLOCK_TOLERANCE = 5 * 60_000

/**
 * How long ago a moment is.
 * @param at milliseconds since 1970 UTC, or `UP_TO_NOW`
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @returns seconds; undefined where the moment lies in the future: the clocks disagree
 */
export function ageAt(at: number, now: number): number | undefined {
  if (at === UP_TO_NOW) return 0
  if (Number.isNaN(at)) return undefined
  return at > now + CLOCK_TOLERANCE ? undefined : Math.max(0, (now - at) / 1000)
}

/**
 * Whether a time of a location lies in the future: then none of its times can be trusted.
 * @param location one of `readLocations`
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function isAhead({ newest, newestBackup }: Location, now: number): boolean {
  return [newest?.at, newestBackup].some((at) => at !== undefined && ageAt(at, now) === undefined)
}
