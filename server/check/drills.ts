import * as z from 'zod'
import { DRILL_RESULTS, readDrill, type DrillResult } from '~/backup/drill'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'

/** A restore drill with a result. */
export interface PastDrill {
  /** The key of the service that was restored: `fleetKey`. */
  source: string
  result: DrillResult
  /** Milliseconds since 1970 UTC: when the result was entered. */
  at: number
}

const instant = z.string().transform((text) => Date.parse(text))

/** Of the record that the console writes (`DrillRecord`), what tells which drill passed when. */
const recordSchema = z.object({
  format: z.literal('offsite restore drill'),
  format_version: z.literal(1),
  project: z.string(),
  source: z.object({ service_name: z.string() }),
  result: z.enum(DRILL_RESULTS).nullable(),
  result_at: instant.pipe(z.number()).nullable(),
})

/**
 * Reads the record of a restore drill, as the console downloads it: it stays when the fork is deleted.
 * @param text JSON
 * @returns the drill, nothing where it has no result, or undefined for what is no record
 */
export function readDrillRecord(text: string): readonly PastDrill[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const parsed = recordSchema.safeParse(value)
  if (!parsed.success) return undefined
  const { project, source, result, result_at: at } = parsed.data
  if (result === null || at === null) return []
  return [{ source: fleetKey({ project, service: source.service_name }), result, at }]
}

/**
 * The drills that forks are which are there. Whether one was forked from where its tags say was judged
 * when it was read.
 */
export function drillsOfForks(forks: readonly FleetService[]): PastDrill[] {
  return forks.flatMap((fork) => {
    const { service, project, created, forkedFrom } = fork
    if (fork.madeFor !== 'drill' || !forkedFrom) return []
    const drill = readDrill(
      {
        service_name: service,
        create_time: created,
        user_config: {},
        tags: Object.fromEntries(fork.tags.map(splitTag)),
      },
      project,
    )
    const at = Date.parse(drill?.resultAt ?? created)
    const result = drill?.result
    return result === undefined || Number.isNaN(at)
      ? []
      : [{ source: fleetKey(forkedFrom), result, at }]
  })
}

/** Keys that an earlier version wrote have a colon of their own. */
function splitTag(tag: string): [string, string] {
  const [, key = tag, value = ''] = /^((?:offsite:)?[^:]*):(.*)$/s.exec(tag) ?? []
  return [key, value]
}
