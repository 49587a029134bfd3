import * as z from 'zod/mini'
import type { CoverageRow } from '~/fleet/coverage'
import { fleetKey } from '~/fleet/fleet-service'
import { textPreference } from '~/ui/preferences'
import type { BulkItem } from './run'

/** What a run was started with, so that a closed tab leaves nothing half known: names, no secrets. */
export const keptPlan = textPreference('offsite-coverage-bulk')

const planSchema = z.catch(
  z.array(z.object({ project: z.string(), service: z.string(), region: z.string() })),
  [],
)

export function keepPlan(items: readonly BulkItem[]): void {
  const plain = items.map(({ project, service, region }) => ({ project, service, region }))
  keptPlan.set(plain.length === 0 ? undefined : JSON.stringify(plain))
}

/**
 * What is left of a plan. The truth is at Aiven: a service that has a region by now, whoever set it,
 * is no longer part of it.
 * @param text as kept
 * @param rows what was read since
 */
export function leftOf(text: string | undefined, rows: readonly CoverageRow[]): BulkItem[] {
  if (text === undefined) return []
  let plan: BulkItem[]
  try {
    plan = planSchema.parse(JSON.parse(text))
  } catch {
    return []
  }
  const open = new Set(
    rows.filter(({ service }) => service.locations.secondary === undefined).map(({ key }) => key),
  )
  return plan.filter((item) => open.has(fleetKey(item)))
}
