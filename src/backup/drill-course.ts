import type { Service } from '~/api/services'
import { DRILL_TAGS, readDrill, type Drill, type DrillResult, type DrillService } from './drill'
import { ageAt, UP_TO_NOW, type Location } from './location'
import { tagKeys, writeTag } from './tag-keys'

type Tags = Record<string, string>

/**
 * The tags that a drill's fork is created with.
 * @param fork the name of the fork
 * @param source the name of the service that is forked
 * @param location what is restored
 * @param latest whether its latest data is asked for: then how new that is known to be is noted, as
 *   nothing else will tell
 */
export function drillTags(
  fork: string,
  source: string,
  { kind, newest }: Pick<Location, 'kind' | 'newest'>,
  latest: boolean,
): Tags {
  return {
    [key('fork')]: fork,
    [key('source')]: source,
    [key('location')]: kind,
    ...(latest && newest ? { [key('newest')]: pointText(newest.at) } : {}),
  }
}

/** Up to now is a word, so that what is sent does not change while it is read. */
function pointText(at: number): string {
  return at === UP_TO_NOW ? 'now' : iso(at)
}

/**
 * The newest recovery point that was known when the latest data was asked for. What was restored is as
 * new or newer.
 * @param newest as it was noted
 * @param requestedAt ISO 8601 UTC: when the fork was created
 * @returns milliseconds since 1970 UTC; undefined where it was not noted, or the clocks disagree
 */
export function newestAtRequest(
  newest: string | undefined,
  requestedAt: string,
): number | undefined {
  const requested = Date.parse(requestedAt)
  const at = newest === 'now' ? requested : Date.parse(newest ?? '')
  return ageAt(at, requested) === undefined ? undefined : Math.min(at, requested)
}

/**
 * The drills of a service among those of its project, newest first.
 * @param services all services of the project, those that are drills with what `readDrill` says
 * @param source the name of the service that was forked
 */
export function listDrills<Fork extends { drill?: Drill }>(
  services: readonly Fork[],
  source: string,
): { fork: Fork; drill: Drill }[] {
  return services
    .flatMap((fork) => (fork.drill?.source === source ? [{ fork, drill: fork.drill }] : []))
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
