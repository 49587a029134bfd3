import { createScripts, type Script } from '~/equivalents/script'
import { requestedCreation, type Creation } from '~/equivalents/create'
import type { Down } from '~/fleet/down'
import type { ForkStep } from '~/fleet/runbook'
import { existingText } from './existing-fork'
import { stepRefusal, stepWarning } from './runbook'

/** What the files of a recovery are called, without an ending. */
export function recoveryFileName({ name }: Down): string {
  return `recovery-${name.replaceAll(/[^\w.-]+/g, '-')}`
}

/**
 * The forks of a runbook as one script for each tool. None holds a token: they read it from the
 * environment.
 * @param steps from `makeRunbook`, in their order
 * @param options.down what is down, and in words: `name`
 * @param options.apiUrl without a slash at its end
 */
export function recoveryScripts(
  steps: readonly ForkStep[],
  { down, name, apiUrl }: { down: Down; name: string; apiUrl: string },
): Script[] {
  return createScripts(
    `Recovery from the loss of ${name} (${down.name})`,
    steps.map((step) => makeCreation(step, apiUrl)),
    recoveryFileName(down),
  )
}

function makeCreation(step: ForkStep, apiUrl: string): Creation {
  const { project, request } = step
  const warnings = [existingText(step), stepWarning(step)].filter((text) => text !== undefined)
  return {
    apiUrl,
    project,
    ...requestedCreation(request),
    refusal: stepRefusal(step),
    warning: warnings.length === 0 ? undefined : `${step.name}: ${warnings.join(' ')}`,
  }
}
