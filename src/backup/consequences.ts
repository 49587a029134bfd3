import type { Backup, BackupReport } from '~/api/backups'
import { copyIn, newestFirst } from './copies'
import { ageAt } from './location'
import { nextBackup } from './schedule'
import { BACKUP_REGIONS_OPTION, firstRegion } from './secondary-region'
import { copySupport, findServiceType, SERVICE_TYPES } from './service-types'

/** Aiven docs: the region can be changed once in 24 hours. */
const REGION_CHANGE_INTERVAL = 24 * 3_600_000

/** One option that a save would change. undefined stands for not set. */
export interface ChangedOption {
  key: string
  /** The key in words. */
  name: string
  before: unknown
  after: unknown
  /** The schema says that a change restarts the service. */
  restart: boolean
}

interface Facts {
  serviceType: string
  /** Aiven's state of the service, such as `RUNNING`. */
  state: string
  /** ISO 8601 UTC: when the service was last updated, in whatever way. */
  updated: string
  changes: readonly ChangedOption[]
  /** Undefined where they may not be read. */
  backups: readonly Backup[] | undefined
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
}

/** Something that follows from a save, as far as it is known. All times are ISO 8601 UTC. */
export type Consequence =
  /** Copies of the region given up are no longer shown. Ages are seconds. */
  | {
      kind: 'copies-given-up'
      region: string
      /** The region that takes its place, if any. */
      successor: string | undefined
      count: number
      /** Undefined where the time cannot be read, or lies in the future. */
      newestAge: number | undefined
      oldestAge: number | undefined
    }
  /** The same, where the backups may not be read. */
  | { kind: 'unknown-copies-given-up'; region: string; successor: string | undefined }
  | { kind: 'no-copies-given-up'; region: string }
  /** The type deletes what backups there are when its persistence is turned off. */
  | { kind: 'backups-deleted'; count: number | undefined }
  /** Copies are made from the primary backup's files: after the next one. */
  | { kind: 'copies-start'; region: string; next: string | undefined }
  /** OpenSearch takes a second snapshot at the time of the first. */
  | { kind: 'snapshots-start'; region: string }
  /** A service that is off makes no backups. */
  | { kind: 'copies-start-when-on'; region: string }
  | { kind: 'copies-in-doubt'; region: string }
  /** Aiven may still refuse this change of the region, at the latest until then. */
  | { kind: 'too-soon'; until: string }
  | { kind: 'next-region-change'; from: string }
  | { kind: 'primary-stays' }
  | { kind: 'backup-time' }
  /** Valkey: a set hour makes backups daily; without one they are made every 12 hours. */
  | { kind: 'backup-rhythm'; hours: 12 | 24 }
  | { kind: 'needs-acu-plan'; names: string[] }
  | { kind: 'restart'; names: string[] }
  | { kind: 'rebuild'; name: string }

/**
 * What follows from a save, most serious first; empty where nothing is known to follow. Sources are
 * Aiven's documentation and the schema, unless a function says otherwise.
 * @param facts what would be changed, and what is known of the service and its backups
 */
export function findConsequences(facts: Facts): Consequence[] {
  const { changes, serviceType } = facts
  const change = (key: string) => changes.find((one) => one.key === key)
  const region = change(BACKUP_REGIONS_OPTION)
  const hour = change('backup_hour')
  const version = change(`${serviceType}_version`)
  const restarting = changes.filter((one) => one.restart)
  const onAcuPlans = changes.filter(({ key }) => ACU_OPTIONS.has(key))
  return [
    ...(region ? regionGivenUp(facts, region) : []),
    ...persistenceOff(facts),
    ...(region ? regionSet(facts, region) : []),
    ...(version ? [{ kind: 'rebuild', name: version.name } as const] : []),
    ...(restarting.length > 0 ? [{ kind: 'restart', names: listNames(restarting) } as const] : []),
    ...(hour || change('backup_minute') ? [{ kind: 'backup-time' } as const] : []),
    ...(hour && findServiceType(serviceType)?.dailyOnceHourIsSet ? findRhythm(hour) : []),
    ...(onAcuPlans.length > 0
      ? [{ kind: 'needs-acu-plan', names: listNames(onAcuPlans) } as const]
      : []),
  ]
}

/** Tells whether a person should say yes to a consequence before it is saved: backups are lost. */
export function asksFirst({ kind }: Consequence): boolean {
  return (
    kind === 'copies-given-up' || kind === 'unknown-copies-given-up' || kind === 'backups-deleted'
  )
}

/**
 * When a change of the region is certainly allowed by the 24-hour rule. The last change of the
 * region cannot be later than the last update of the service. Unverified: what counts as a change.
 * @param updated ISO 8601 UTC: when the service was last updated
 * @param now milliseconds since 1970 UTC
 * @returns ISO 8601 UTC where that lies ahead, else undefined: it is allowed now
 */
export function regionChangeAllowed(updated: string, now: number): string | undefined {
  const until = Date.parse(updated) + REGION_CHANGE_INTERVAL
  return until > now ? new Date(until).toISOString() : undefined
}

/** Aiven docs: these work on ACU plans only. */
const ACU_OPTIONS: ReadonlySet<string> = new Set(['backup_interval_hours', 'backup_retention_days'])

/** Aiven docs: turned off, it deletes all backups at once and makes no more. */
const PERSISTENCE_OPTIONS: ReadonlySet<string> = new Set(
  Object.values(SERVICE_TYPES).flatMap(({ persistenceOption }) => persistenceOption ?? []),
)

function listNames(changes: readonly ChangedOption[]): string[] {
  return changes.map(({ name }) => name)
}

function regionGivenUp(facts: Facts, { before, after }: ChangedOption): Consequence[] {
  const region = firstRegion(before)
  const successor = firstRegion(after)
  if (region === undefined || region === successor) return []
  if (!facts.backups) return [{ kind: 'unknown-copies-given-up', region, successor }]
  const copies = newestFirst(facts.backups).filter((backup) => copyIn(backup, region))
  if (copies.length === 0) {
    const windows = facts.report?.pitr?.additional_regions ?? []
    return windows.some(({ cloud, pitr_range_end: end }) => cloud === region && end)
      ? [{ kind: 'unknown-copies-given-up', region, successor }]
      : [{ kind: 'no-copies-given-up', region }]
  }
  const age = (backup: Backup | undefined) =>
    ageAt(Date.parse(backup?.backup_time ?? ''), facts.now)
  return [
    {
      kind: 'copies-given-up',
      region,
      successor,
      count: copies.length,
      newestAge: age(copies[0]),
      oldestAge: age(copies.at(-1)),
    },
  ]
}

function regionSet(facts: Facts, { before, after }: ChangedOption): Consequence[] {
  const former = firstRegion(before)
  const region = firstRegion(after)
  if (region === undefined) return [{ kind: 'primary-stays' }]
  if (region === former) return []
  const until = former === undefined ? undefined : regionChangeAllowed(facts.updated, facts.now)
  const from = new Date(facts.now + REGION_CHANGE_INTERVAL).toISOString()
  return [
    ...(until === undefined ? [] : [{ kind: 'too-soon', until } as const]),
    findStart(facts, region),
    { kind: 'next-region-change', from },
  ]
}

function findStart({ serviceType, state, report, now }: Facts, region: string): Consequence {
  if (copySupport(serviceType) !== 'yes') return { kind: 'copies-in-doubt', region }
  if (state === 'POWEROFF') return { kind: 'copies-start-when-on', region }
  if (findServiceType(serviceType)?.copyMethod === 'twin-snapshots') {
    return { kind: 'snapshots-start', region }
  }
  return { kind: 'copies-start', region, next: report && nextBackup(report, state, now) }
}

function persistenceOff({ changes, backups }: Facts): Consequence[] {
  const off = changes.some(({ key, after }) => PERSISTENCE_OPTIONS.has(key) && after === 'off')
  return off ? [{ kind: 'backups-deleted', count: backups?.length }] : []
}

function findRhythm({ before, after }: ChangedOption): Consequence[] {
  const was = before !== undefined
  const is = after !== undefined
  return was === is ? [] : [{ kind: 'backup-rhythm', hours: is ? 24 : 12 }]
}
