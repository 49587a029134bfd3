import { useMemo, useState } from 'react'
import type { ForkStep } from '~/fleet/runbook'
import { formatUsd } from '~/lib/price'
import { stepRefusal } from '~/words/runbook'
import { usePlans, type Total } from './use-prices'
import { useRecovery, type StepState } from './use-recovery'

export type RunbookState = ReturnType<typeof useRunbook>

/** Which of the forks are chosen, what they cost and how they stand. */
export function useRunbook(listed: readonly ForkStep[]) {
  const { steps, findPrice } = usePlans(listed)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const recovery = useRecovery(steps)
  const chosen = useMemo(() => steps.filter(({ id }) => !left.has(id)), [steps, left])
  const possible = chosen.filter((step) => stepRefusal(step) === undefined)
  const isOlder = (step: ForkStep) => recovery.findState(step).kind === 'older'
  const canStart = (step: ForkStep) =>
    recovery.findState(step).kind === 'not-started' && stepRefusal(step) === undefined
  const choose = (some: readonly ForkStep[], take: boolean) =>
    setLeft((before) => {
      const next = new Set(before)
      for (const { id } of some) {
        if (take) next.delete(id)
        else next.add(id)
      }
      return next
    })
  return {
    steps,
    findPrice,
    /** The ids of those that are left out. */
    left,
    chosen,
    /** Those among the chosen that can be made at all. */
    possible,
    /** Those among them that this browser creates or has created: what the others cost is being paid. */
    priced: possible.filter((step) => !isOthers(recovery.findState(step))),
    /** Those among the possible whose name an older fork has. */
    older: possible.filter(isOlder),
    /** Those that nobody has asked for. */
    startable: chosen.filter(canStart),
    canStart,
    choose,
    recovery,
  }
}

/** It is there, and was not made here. */
function isOthers(state: StepState): boolean {
  return state.kind === 'older' || ('made' in state && !state.made)
}

/** What forks cost together. */
export function costWords(
  steps: readonly ForkStep[],
  { usd, unknown }: Pick<Total, 'usd' | 'unknown'>,
): string {
  return steps.length > 0 && unknown === steps.length
    ? 'Cost unknown'
    : `USD ${formatUsd(usd)} per hour`
}
