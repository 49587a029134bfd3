import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { hasStatus } from '~/api/errors'
import { plansQuery, type ServicePlan } from '~/api/plans'
import { forkPrice, type ForkPrice } from '~/backup/disk'
import { withPlans, type ForkStep } from '~/fleet/runbook'

/** The most pairs of project and type whose plans are read. */
const MAX_LISTS = 30

/** What a fork costs, or why that is unknown. */
export type Price = ForkPrice | { unknown: string }

interface PlansAnswer {
  data: ServicePlan[] | undefined
  error: Error | null
}

/**
 * The steps with their disks, and what the forks cost, where the plans may be read: a list for each
 * project and type, kept for an hour.
 */
export function usePlans(steps: readonly ForkStep[]): {
  steps: readonly ForkStep[]
  findPrice: (step: ForkStep) => Price
} {
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
  return useMemo(() => {
    const byList = new Map(lists.map((list, index) => [list, answers[index]]))
    const findAnswer = (step: ForkStep) => byList.get(makeList(step))
    return {
      steps: steps.map((step) => withPlans(step, findAnswer(step)?.data)),
      findPrice: (step) => makePrice(step, findAnswer(step)),
    }
  }, [steps, lists, answers])
}

function makePrice(step: ForkStep, answer: PlansAnswer | undefined): Price {
  if (!answer) return { unknown: `more than ${MAX_LISTS} price lists: not loaded` }
  if (answer.error && !answer.data) {
    return {
      unknown: hasStatus(answer.error, 403)
        ? 'you don’t have access to its project’s prices'
        : 'the prices of its project could not be loaded',
    }
  }
  if (!answer.data) return { unknown: 'the prices are loading' }
  const unknown = `Aiven lists no price for ${step.plan} in ${step.cloud}`
  return forkPrice(answer.data, step, step.disk) ?? { unknown }
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

/** What forks cost together. */
export interface Total {
  usd: number
  /** How many prices are unknown. */
  unknown: number
  /** How many leave added storage out. */
  withoutDisk: number
}

/** What forks cost together, without those whose price is unknown. */
export function addPrices(prices: readonly Price[]): Total {
  const known = prices.flatMap((price) => ('usd' in price ? [price] : []))
  return {
    usd: known.reduce((sum, { usd }) => sum + usd, 0),
    unknown: prices.length - known.length,
    withoutDisk: known.filter(({ addedDisk }) => addedDisk === 'unknown').length,
  }
}
