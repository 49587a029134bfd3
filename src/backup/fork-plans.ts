import { findServiceType } from './service-types'

/**
 * Whether services on a plan can be forked, as far as Aiven's documentation tells.
 * @param serviceType the type's code
 * @param plan the plan's name, such as `hobbyist` or `business-4`
 */
export function canFork(serviceType: string, plan: string): boolean {
  return !findServiceType(serviceType)?.plansWithoutForks.from.includes(findTier(plan))
}

/**
 * Whether a fork can be on a plan, as far as Aiven's documentation tells: the limit is on the target.
 * @param serviceType the type's code
 * @param plan the plan's name, such as `free-1-1gb`
 */
export function canForkTo(serviceType: string, plan: string): boolean {
  return !findServiceType(serviceType)?.plansWithoutForks.to.includes(findTier(plan))
}

function findTier(plan: string): string {
  return plan.replace(/-.*/, '')
}
