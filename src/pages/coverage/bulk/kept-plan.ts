import { fleetKey } from '~/fleet/fleet-key'
import * as z from 'zod/mini'
import type { CoverageRow } from '~/fleet/coverage'
import { storedValue } from '~/lib/stored-value'
import type { BulkItem } from './run'

/** What a run was started with, so that a closed tab leaves nothing half known: names, no secrets. */
export const keptPlan = storedValue(
  'offsite-coverage-bulk',
  z.array(z.object({ project: z.string(), service: z.string(), region: z.string() })),
  [],
)

export function keepPlan(items: readonly BulkItem[]): void {
  const plain = items.map(({ project, service, region }) => ({ project, service, region }))
  if (plain.length === 0) keptPlan.forget()
  else keptPlan.set(plain)
}

/**
 * What is left of a plan. The truth is at Aiven: a service that has a region by now, whoever set it,
 * is no longer part of it.
 * @param plan as kept
 * @param rows what was read since
 */
export function findLeft(plan: readonly BulkItem[], rows: readonly CoverageRow[]): BulkItem[] {
  if (plan.length === 0) return []
  const open = new Set(
    rows.filter(({ service }) => service.locations.secondary === undefined).map(({ key }) => key),
  )
  return plan.filter((item) => open.has(fleetKey(item)))
}
