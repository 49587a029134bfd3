import { UP_TO_NOW } from '~/backup/location'
import type { ForkStep } from '~/fleet/runbook'
import { formatInstant } from '~/lib/format'
import { serviceTypeName } from './service'
import { lossText } from './outage'

/** A runbook as a list to tick off, in Markdown. */
export function writeChecklist(steps: readonly ForkStep[], name: string, now: Date): string {
  const lines = steps.flatMap((step, index) => {
    const { fate, source } = step
    const point = pointText(fate.point)
    return [
      `${index + 1}. [ ] \`${step.name}\` in project \`${step.project}\``,
      `   - fork of \`${source.service}\` (${serviceTypeName(source.type)}), plan \`${step.plan}\`, cloud \`${step.cloud}\``,
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

function pointText(point: number | undefined): string {
  if (point === undefined) return 'unknown'
  return point === UP_TO_NOW ? 'now' : formatInstant(new Date(point).toISOString(), 'utc')
}
