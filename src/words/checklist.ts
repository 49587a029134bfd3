import { UP_TO_NOW } from '~/backup/location'
import type { Cloud } from '~/api/clouds'
import type { Down } from '~/fleet/down'
import type { FleetService } from '~/fleet/fleet-service'
import type { Outage } from '~/fleet/outage'
import type { ForkStep } from '~/fleet/runbook'
import { formatInstant } from '~/lib/format'
import { oneLine } from '~/lib/one-line'
import { existingText } from './existing-fork'
import {
  lossText,
  lossWords,
  pauseText,
  unknownWords,
  unplacedWords,
  weakenedWords,
} from './outage'
import { stepDisk, stepRefusal, stepWarning } from './runbook'
import { serviceTypeName } from './service'

interface ChecklistFacts {
  /** Those to write down, in their order. */
  steps: readonly ForkStep[]
  /** All that comes of it: what has no fork is told too. */
  outage: Pick<Outage, 'struck' | 'weakened' | 'unplaced'>
  /** What is down, and in words: `name`. */
  down: Down
  name: string
  clouds: readonly Cloud[]
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
}

/** A runbook as a list to tick off, in Markdown, and after it what no fork brings back. */
export function writeChecklist({ steps, outage, down, name, clouds, now }: ChecklistFacts): string {
  const { struck, weakened, unplaced } = outage
  const lost = struck.flatMap(({ service, fate }) =>
    fate.kind === 'lost' ? [item(service, lossWords(fate.why, service))] : [],
  )
  const unknown = struck.flatMap(({ service, fate }) =>
    fate.kind === 'unknown' ? [item(service, unknownWords(fate.why, service, down, clouds))] : [],
  )
  const reduced = weakened.map((one) => {
    const { gone, left } = weakenedWords(one)
    return item(one.service, `${gone}. Left: ${left}`)
  })
  const nowhere = unplaced.map((one) => item(one, unplacedWords(one.cloud, down, clouds)))
  return [
    `# Recovery from the loss of ${plain(name)}`,
    '',
    `Written ${utc(now)}.`,
    '',
    ...steps.flatMap(stepLines),
    '',
    ...section('Not recoverable', lost),
    ...section('Unknown', unknown),
    ...section('Still running with reduced backups', reduced),
    ...section('Location unknown', nowhere),
  ].join('\n')
}

function stepLines(step: ForkStep, index: number): string[] {
  const { fate, source } = step
  const mind = stepRefusal(step) ?? stepWarning(step)
  return [
    `${index + 1}. [ ] ${code(step.name)} in project ${code(step.project)}`,
    `   - fork of ${code(source.service)} (${serviceTypeName(source.type)}), plan ${code(step.plan)}${stepDisk(step)}, cloud ${code(step.cloud)}`,
    ...backupLines(step),
    ...(fate.paused ? [`   - ${plain(pauseText(fate.paused.reason))}`] : []),
    ...(mind === undefined ? [] : [`   - ${plain(mind)}`]),
    '   - [ ] runs',
    '   - [ ] clients are pointed to it',
  ]
}

/** What a fork is made from; of one that is there already, what it holds, and what a new one would. */
function backupLines(step: ForkStep): string[] {
  const { fate, older } = step
  const point = `recovery point ${pointText(fate.point)}`
  const existing = existingText(step)
  if (existing === undefined) {
    return [`   - from its ${fate.from} backups, ${point}, lost: ${lossText(fate)}`]
  }
  return [
    `   - ${plain(existing)}`,
    `   - the newest in its ${fate.from} backups: ${point}`,
    ...(older ? ['   - [ ] checked, or deleted and created again'] : []),
  ]
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, '', ...items, '']
}

function item({ project, service, type }: FleetService, words: string): string {
  return `- ${code(service)} in project ${code(project)} (${plain(serviceTypeName(type))}): ${plain(words)}`
}

function pointText(point: number | undefined): string {
  if (point === undefined) return 'unknown'
  return point === UP_TO_NOW ? 'now' : utc(point)
}

function utc(at: number): string {
  return formatInstant(new Date(at).toISOString(), 'utc')
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
