import type { ForkStep } from '~/fleet/runbook'
import { formatInstant } from '~/lib/format'
import { serviceTypeName } from './service'
import { lossText } from './loss'

/** A runbook as a list to tick off, in Markdown. */
export function checklistOf(steps: readonly ForkStep[], name: string, now: Date): string {
  const lines = steps.flatMap((step, index) => {
    const { fate, source } = step
    const point = fate.point === undefined ? 'unknown' : formatInstant(fate.point, 'utc')
    return [
      `${index + 1}. [ ] \`${step.name}\` in project \`${step.project}\``,
      `   - fork of \`${source.name}\` (${serviceTypeName(source.type)}), plan \`${step.plan}\`, cloud \`${step.cloud}\``,
      `   - from its ${fate.from} backups, recovery point ${point}, lost: ${lossText(fate)}`,
      '   - [ ] runs',
      '   - [ ] clients are pointed to it',
    ]
  })
  const written = formatInstant(now.toISOString(), 'utc')
  return [`# Recovery from the loss of ${name}`, '', `Written ${written}.`, '', ...lines, ''].join(
    '\n',
  )
}
