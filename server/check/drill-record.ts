import * as z from 'zod'
import { DRILL_RESULTS } from '~/backup/drill'
import { fleetKey } from '~/fleet/fleet-key'
import type { PastDrill } from '~/policy/drills'

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
