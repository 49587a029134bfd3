import { UP_TO_NOW } from '~/backup/location'
import type { ForkStep } from '~/fleet/runbook'
import { formatInstant } from '~/lib/format'
import { oneLine } from '~/lib/one-line'
import { serviceTypeName } from './service'
import { lossText } from './outage'

/** A runbook as a list to tick off, in Markdown. */
export function writeChecklist(steps: readonly ForkStep[], name: string, now: Date): string {
  const lines = steps.flatMap((step, index) => {
    const { fate, source } = step
    const point = pointText(fate.point)
    return [
      `${index + 1}. [ ] ${code(step.name)} in project ${code(step.project)}`,
      `   - fork of ${code(source.service)} (${serviceTypeName(source.type)}), plan ${code(step.plan)}, cloud ${code(step.cloud)}`,
      `   - from its ${fate.from} backups, recovery point ${point}, lost: ${lossText(fate)}`,
      '   - [ ] runs',
      '   - [ ] clients are pointed to it',
    ]
  })
  const written = formatInstant(now.toISOString(), 'utc')
  return [
    `# Recovery from the loss of ${plain(name)}`,
    '',
    `Written ${written}.`,
    '',
    ...lines,
    '',
  ].join('\n')
}

function pointText(point: number | undefined): string {
  if (point === undefined) return 'unknown'
  return point === UP_TO_NOW ? 'now' : formatInstant(new Date(point).toISOString(), 'utc')
}

/** A text between backticks, of which there are more than it holds itself. */
function code(text: string): string {
  const line = oneLine(text)
  const runs = line.match(/`+/g) ?? []
  const ticks = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const space = /^`|`$/.test(line) ? ' ' : ''
  return `${ticks}${space}${line}${space}${ticks}`
}

/** A text in which Markdown finds nothing to do. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_[\]<>&~|]/g, String.raw`\$&`)
}
