import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import * as z from 'zod/mini'
import { sessionQuery } from '~/api/session'
import type { CoverageRow } from '~/fleet/coverage'
import { fleetKey } from '~/fleet/fleet-key'
import { storedValue } from '~/lib/stored-value'
import { useStored } from '~/ui/use-stored'
import type { BulkItem } from './run'

/** What a run was started with, so that a closed tab leaves nothing half known: names, no secrets. */
const keptPlan = storedValue(
  'offsite-coverage-bulk',
  z.array(
    z.object({
      project: z.string(),
      service: z.string(),
      region: z.string(),
      /** Whose plan it is; earlier versions did not say. */
      user: z.optional(z.string()),
    }),
  ),
  [],
)

/** The plan of the user who is signed in, and what replaces it: another user's is not offered. */
export function useKeptPlan() {
  const [kept] = useStored(keptPlan)
  const user = useQuery(sessionQuery).data?.user?.email
  const plan = useMemo(
    () => kept.filter((item) => item.user === undefined || item.user === user),
    [kept, user],
  )
  const keep = useCallback(
    (items: readonly BulkItem[]) => {
      const plain = items.map(({ project, service, region }) => ({
        project,
        service,
        region,
        user,
      }))
      if (plain.length === 0) keptPlan.forget()
      else keptPlan.set(plain)
    },
    [user],
  )
  return [plan, keep] as const
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
