import { canFork } from '~/backup/fork-plans'
import { findServiceType } from '~/backup/service-types'
import type { FleetService } from './fleet-service'

/** Why Aiven makes no fork of a service, whatever backups there are. */
export type NoForkReason =
  /** Aiven makes no forks of this type. */
  | 'type-without-forks'
  /** Aiven makes no forks of services on this plan. */
  | 'plan-without-forks'

/**
 * What keeps a service from being forked at all: without a fork its backups are of no use.
 * @param service its type and plan
 * @returns undefined where nothing is known to; `unknown-type` where the table of types does not have it
 */
export function whyNoFork({
  type: code,
  plan,
}: Pick<FleetService, 'type' | 'plan'>): NoForkReason | 'unknown-type' | undefined {
  const type = findServiceType(code)
  if (!type) return 'unknown-type'
  if (type.restore === 'no-forks') return 'type-without-forks'
  return canFork(code, plan) ? undefined : 'plan-without-forks'
}
