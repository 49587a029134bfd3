import type { Service } from '~/api/services'
import { readLineage } from './lineage'
import type { LocationKind } from './location'
import { readTag, tagKeys, writeTag, type TagName } from './tag-keys'

/**
 * The tags that make a fork a restore drill. They are at Aiven, so every browser and every other
 * tool sees the same drill, and they go when the fork does.
 */
const DRILL_TAGS = {
  /** The fork's own name: a tag that was copied to another service makes no drill of it. */
  fork: 'drill',
  /** The service that the fork was made from. */
  source: 'drill_source',
  /** The location that was restored: `primary` or `secondary`. */
  location: 'drill_location',
  /** When the fork was last seen not running yet, and first seen running: ISO 8601 UTC. */
  notRunning: 'drill_not_running',
  running: 'drill_running',
  /** What came of it, and when that was entered. */
  result: 'drill_result',
  resultAt: 'drill_result_at',
} as const satisfies Record<string, TagName>

export const DRILL_RESULTS = ['passed', 'remarks', 'failed'] as const
/** `remarks`: passed, with remarks. */
export type DrillResult = (typeof DRILL_RESULTS)[number]

/** The data that a fork was asked to hold. */
export type DataAge =
  | { kind: 'latest' }
  /** As it was written. */
  | { kind: 'time'; target: string }
  | { kind: 'backup'; name: string }

/** What is known of a restore drill. Times are ISO 8601 UTC; undefined is unknown. */
export interface Drill {
  source: string
  location: LocationKind | undefined
  asOf: DataAge | undefined
  /** When Aiven created the fork. */
  requestedAt: string
  /** When somebody last saw it not running, and first saw it running. */
  lastNotRunningAt: string | undefined
  seenRunningAt: string | undefined
  result: DrillResult | undefined
  resultAt: string | undefined
}

type Tags = Record<string, string>
type DrillService = Pick<Service, 'service_name' | 'create_time' | 'user_config' | 'tags'>

/**
 * The tags that a drill's fork is created with.
 * @param fork the name of the fork
 * @param source the name of the service that is forked
 * @param location what is restored
 */
export function drillTags(fork: string, source: string, location: LocationKind): Tags {
  return {
    [key('fork')]: fork,
    [key('source')]: source,
    [key('location')]: location,
  }
}

/**
 * The drill that a service is.
 * @param project the service's project
 * @returns undefined for a service that is no drill: its tags do not say so, or they were copied from
 *   another service, or it was forked from another one than they say
 */
export function readDrill(service: DrillService, project: string): Drill | undefined {
  const { service_name: name, create_time: requestedAt, user_config: config } = service
  const tag = (key: keyof typeof DRILL_TAGS) => readTag(service.tags, DRILL_TAGS[key])
  const source = tag('source')
  if (tag('fork') !== name || source === undefined || source === name) return undefined
  const lineage = readLineage(config, project)
  if (lineage && (lineage.service !== source || lineage.project !== project)) return undefined
  return {
    source,
    location: oneOf(['primary', 'secondary'], tag('location')),
    asOf: lineage && asOfLineage(lineage),
    requestedAt,
    lastNotRunningAt: instant(tag('notRunning')),
    seenRunningAt: instant(tag('running')),
    result: oneOf(DRILL_RESULTS, tag('result')),
    resultAt: instant(tag('resultAt')),
  }
}

function asOfLineage({ target, backup }: { target?: string; backup?: string }): DataAge {
  if (target !== undefined) return { kind: 'time', target }
  return backup === undefined ? { kind: 'latest' } : { kind: 'backup', name: backup }
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text)
}

function instant(text: string | undefined): string | undefined {
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text
}

/**
 * The drills of a service among those of its project, newest first.
 * @param services all services of the project
 * @param source the name of the service that was forked
 */
export function listDrills(
  services: readonly Service[],
  source: string,
  project: string,
): { fork: Service; drill: Drill }[] {
  return services
    .flatMap((fork) => {
      const drill = readDrill(fork, project)
      return drill?.source === source ? [{ fork, drill }] : []
    })
    .toSorted((a, b) => Date.parse(b.drill.requestedAt) - Date.parse(a.drill.requestedAt))
}

/** How long it took from the request to running, in seconds: known only by looking now and then. */
export interface TimeToRunning {
  /** 0 where nobody saw it before it was running. */
  atLeast: number
  atMost: number
}

/** How far a time that was noted may be off, in seconds: the API's clock is known no better. */
const CLOCK_ERROR = 2

/**
 * How long a drill took until it was running.
 * @returns undefined while nobody has seen it running
 */
export function timeToRunning(drill: Drill): TimeToRunning | undefined {
  const { requestedAt, lastNotRunningAt, seenRunningAt } = drill
  if (seenRunningAt === undefined) return undefined
  const since = (at: string) => (Date.parse(at) - Date.parse(requestedAt)) / 1000
  const atMost = Math.max(0, Math.ceil(since(seenRunningAt) + CLOCK_ERROR))
  const before = lastNotRunningAt === undefined ? 0 : since(lastNotRunningAt) - CLOCK_ERROR
  const atLeast = Math.min(atMost, Math.max(0, Math.floor(before)))
  return Number.isNaN(atMost + atLeast) ? undefined : { atLeast, atMost }
}

/**
 * The tags that note when a fork was seen running.
 * @param seenAt milliseconds since 1970 UTC, by the server's clock
 * @param lastNotRunningAt the same, of the last look before that; undefined where there was none
 */
export function runningTags(seenAt: number, lastNotRunningAt: number | undefined): Tags {
  return {
    ...(lastNotRunningAt === undefined ? {} : { [key('notRunning')]: iso(lastNotRunningAt) }),
    [key('running')]: iso(seenAt),
  }
}

/**
 * The changes of tags that note a result; undefined takes it back.
 * @param at milliseconds since 1970 UTC, by the server's clock
 * @param before the fork's tags as they are
 */
export function resultTags(
  result: DrillResult | undefined,
  at: number,
  before: DrillService['tags'],
): Record<string, string | null> {
  return {
    ...writeTag(DRILL_TAGS.result, result ?? null, before),
    ...writeTag(DRILL_TAGS.resultAt, result === undefined ? null : iso(at), before),
  }
}

function key(name: keyof typeof DRILL_TAGS): string {
  return tagKeys(DRILL_TAGS[name]).current
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

/**
 * Why a service may not be deleted as the drill that is shown.
 * @param fresh the service as it was read just now
 * @param shown the service as it was when its deletion was asked for
 * @returns a sentence, or undefined where nothing speaks against it
 */
export function deletionRefusal(
  fresh: Service,
  shown: Service,
  project: string,
): string | undefined {
  const name = shown.service_name
  if (!readDrill(fresh, project)) {
    return `${name} is not tagged as a restore drill. Offsite deletes only restore drills.`
  }
  if (fresh.create_time !== shown.create_time) {
    return `${name} is now a different service from the one this page showed: it was created later.`
  }
  return fresh.termination_protection
    ? `Termination protection is on for ${name}. Turn it off before you delete the service.`
    : undefined
}
