import type { Service } from '~/api/services'
import { readDataAge, readLineage, type DataAge } from './lineage'
import type { LocationKind } from './location'
import { readTag, type TagName } from './tag-keys'

/**
 * The tags that make a fork a restore drill. They are at Aiven, so every browser and every other
 * tool sees the same drill, and they go when the fork does.
 */
export const DRILL_TAGS = {
  /** The fork's own name: a tag that was copied to another service makes no drill of it. */
  fork: 'drill',
  /** The service that the fork was made from. */
  source: 'drill_source',
  /** The location that was restored: `primary` or `secondary`. */
  location: 'drill_location',
  /** The newest recovery point known at the request, of a drill with the latest data: see `DataAge`. */
  newest: 'drill_newest',
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

export type DrillService = Pick<Service, 'service_name' | 'create_time' | 'user_config' | 'tags'>

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
    location: pickKnown(['primary', 'secondary'], tag('location')),
    asOf: lineage && readDataAge(lineage, tag('newest')),
    requestedAt,
    lastNotRunningAt: instant(tag('notRunning')),
    seenRunningAt: instant(tag('running')),
    result: pickKnown(DRILL_RESULTS, tag('result')),
    resultAt: instant(tag('resultAt')),
  }
}

function pickKnown<T extends string>(
  values: readonly T[],
  text: string | undefined,
): T | undefined {
  return values.find((value) => value === text)
}

function instant(text: string | undefined): string | undefined {
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : text
}
