import type { ServicePlan } from './plans'

/**
 * What a plan costs in a cloud.
 * @returns USD per hour, a decimal in a text as Aiven gives it; undefined where it gives none
 */
export function findPrice(
  plans: readonly ServicePlan[] | undefined,
  plan: string,
  cloud: string,
): string | undefined {
  const offer = plans?.find(({ service_plan: name }) => name === plan)?.regions?.[cloud]
  const price = offer?.price_usd ?? undefined
  return price === undefined || Number.isNaN(Number(price)) ? undefined : price
}
