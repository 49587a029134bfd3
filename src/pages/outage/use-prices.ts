import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { hasStatus } from '~/api/errors'
import { plansQuery, type ServicePlan } from '~/api/plans'
import { findPrice } from '~/api/price'
import type { ForkStep } from '~/fleet/runbook'

/** The plans of so many types in projects are read, at most. */
const MAX_LISTS = 30

/** What a fork costs: USD per hour, or why that is unknown. */
export type Price = { usd: number } | { unknown: string }

interface PlansAnswer {
  data: ServicePlan[] | undefined
  error: Error | null
}

/** What forks cost, where the plans may be read: a list for each project and type, kept for an hour. */
export function usePrices(steps: readonly ForkStep[]): (step: ForkStep) => Price {
  const lists = useMemo(() => listsFor(steps), [steps])
  const answers = useQueries({
    queries: lists.map((list) => {
      const [project = '', type = ''] = list.split(' ')
      return plansQuery(project, type)
    }),
    combine: useCallback(
      (results: PlansAnswer[]) => results.map(({ data, error }) => ({ data, error })),
      [],
    ),
  })
  return (step) => {
    const answer = answers[lists.indexOf(makeList(step))]
    if (!answer) return { unknown: `more than ${MAX_LISTS} price lists: not loaded` }
    if (answer.error && !answer.data) {
      return {
        unknown: hasStatus(answer.error, 403)
          ? 'you don’t have access to its project’s prices'
          : 'the prices of its project could not be loaded',
      }
    }
    if (!answer.data) return { unknown: 'the prices are loading' }
    const price = findPrice(answer.data, step.plan, step.cloud)
    return price === undefined
      ? { unknown: `Aiven lists no price for ${step.plan} in ${step.cloud}` }
      : { usd: Number(price) }
  }
}

/** The lists that tell the price of most forks. */
function listsFor(steps: readonly ForkStep[]): string[] {
  const forks = new Map<string, number>()
  for (const list of steps.map(makeList)) forks.set(list, (forks.get(list) ?? 0) + 1)
  return [...forks]
    .sort(([a, forksOfA], [b, forksOfB]) => forksOfB - forksOfA || (a < b ? -1 : 1))
    .slice(0, MAX_LISTS)
    .map(([list]) => list)
}

/** Names hold no spaces at Aiven. */
function makeList({ project, source }: ForkStep): string {
  return `${project} ${source.type}`
}

/** What forks cost together, without those whose price is unknown. */
export function addPrices(prices: readonly Price[]): { usd: number; unknown: number } {
  const known = prices.flatMap((price) => ('usd' in price ? [price.usd] : []))
  return { usd: known.reduce((sum, usd) => sum + usd, 0), unknown: prices.length - known.length }
}
