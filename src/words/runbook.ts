import { canForkTo } from '~/backup/fork-plans'
import { UP_TO_NOW } from '~/backup/location'
import type { ForkStep } from '~/fleet/runbook'
import { formatInstant } from '~/lib/format'
import { oneLine } from '~/lib/one-line'
import { diskRefusal, diskSize, diskWarning, type DiskNames } from './disk'
import { diskScope, serviceTypeName } from './service'
import { lossText } from './outage'

/**
 * A runbook as a list to tick off, in Markdown.
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function writeChecklist(steps: readonly ForkStep[], name: string, now: number): string {
  const lines = steps.flatMap((step, index) => {
    const { fate, source } = step
    const point = pointText(fate.point)
    const mind = stepRefusal(step) ?? stepWarning(step)
    return [
      `${index + 1}. [ ] ${code(step.name)} in project ${code(step.project)}`,
      `   - fork of ${code(source.service)} (${serviceTypeName(source.type)}), plan ${code(step.plan)}${stepDisk(step)}, cloud ${code(step.cloud)}`,
      `   - from its ${fate.from} backups, recovery point ${point}, lost: ${lossText(fate)}`,
      ...(mind === undefined ? [] : [`   - ${plain(mind)}`]),
      '   - [ ] runs',
      '   - [ ] clients are pointed to it',
    ]
  })
  const written = formatInstant(new Date(now).toISOString(), 'utc')
  return [
    `# Recovery from the loss of ${plain(name)}`,
    '',
    `Written ${written}.`,
    '',
    ...lines,
    '',
  ].join('\n')
}

/** Why a step cannot be taken; undefined where nothing is known to speak against it. */
export function stepRefusal(step: ForkStep): string | undefined {
  const { source, plan } = step
  return canForkTo(source.type, plan)
    ? diskRefusal(step.disk, findDiskNames(step))
    : `A fork cannot be on the plan ${plan}. Fork ${source.service} by hand, on another plan.`
}

/** What to mind before a step is taken. */
export function stepWarning(step: ForkStep): string | undefined {
  return diskWarning(step.disk, findDiskNames(step))
}

/** The disk that a fork asks for beyond its plan's, to follow the plan; empty where it asks for none. */
export function stepDisk({ disk, source }: ForkStep): string {
  const { askMb } = disk
  return askMb === undefined ? '' : ` with ${diskSize(askMb)} of disk${diskScope(source.type)}`
}

function findDiskNames({ source, plan }: ForkStep): DiskNames {
  return { service: source.service, type: source.type, plan }
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
