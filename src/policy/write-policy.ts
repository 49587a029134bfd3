import { formatObjective } from '~/backup/objective'
import { oneLine } from '~/lib/one-line'
import type { Policy, PolicyRule } from './policy'

interface Origin {
  /** ISO 8601 UTC. */
  madeAt: string
  /** What is not in the policy, as it could not be loaded. */
  unread: readonly string[]
}

/**
 * A policy of the console as a file for `offsite check`.
 * @param policy from `consolePolicy`
 * @returns YAML, as docs/check.md describes it
 */
export function writePolicy({ rules }: Policy, { madeAt, unread }: Origin): string {
  return [
    `# Policy for offsite check, made by Offsite on ${madeAt}.`,
    ...unread.map(
      (what) => `# Could not be loaded, so it is not considered here: ${oneLine(what)}`,
    ),
    'version: 1',
    'rules:',
    ...rules.flatMap(writeRule),
    '',
  ].join('\n')
}

function writeRule({ name, match, require: asked }: PolicyRule): string[] {
  const { projects, services } = match
  const { protected: all, residency, rpo } = asked
  const matched = [
    ...(projects ? [`      projects: ${list(projects)}`] : []),
    ...(services ? [`      services: ${list(services)}`] : []),
  ]
  const demands = [
    ...(all ? [] : ['      protected: false']),
    ...(residency ? [`      residency: ${list(residency)}`] : []),
    ...(rpo === undefined ? [] : [`      rpo: ${formatObjective(rpo)}`]),
  ]
  return [
    `  - name: ${JSON.stringify(name)}`,
    ...(matched.length > 0 ? ['    match:', ...matched] : []),
    ...(demands.length > 0 ? ['    require:', ...demands] : []),
  ]
}

/** As JSON, which is YAML too: no name can be taken for anything but a text. */
function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`
}
