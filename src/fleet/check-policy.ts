import { formatObjective } from '~/backup/objective'
import type { ResidencyPolicy } from '~/backup/residency'
import { oneLine } from '~/lib/one-line'
import type { FleetService } from './fleet-service'

interface PolicySource {
  /** The services to protect of all projects that were read. */
  services: readonly Pick<FleetService, 'project' | 'service' | 'objective'>[]
  findPolicy: (project: string) => ResidencyPolicy | undefined
  /** ISO 8601 UTC. */
  madeAt: string
  /** What is not in the policy, as it could not be loaded. */
  unread: readonly string[]
}

/**
 * A policy for `offsite check` that asks for what the console judges by now: that all be protected, the
 * residency policies, and the RPO of each service that is tagged with one.
 * @returns YAML, as docs/check.md describes it
 */
export function checkPolicy({ services, findPolicy, madeAt, unread }: PolicySource): string {
  const projects = [...new Set(services.map(({ project }) => project))].toSorted()
  const residency = groupBy(projects, (project) => findPolicy(project)?.allowed.join(', '))
  const tagged = services.filter(({ objective }) => objective.source === 'tag')
  const rpo = groupBy(tagged, ({ project, objective }) =>
    [project, formatObjective(objective.seconds)].join(' '),
  )
  return [
    `# Policy for offsite check, made by Offsite on ${madeAt}.`,
    ...unread.map(
      (what) => `# Could not be loaded, so it is not considered here: ${oneLine(what)}`,
    ),
    'version: 1',
    'rules:',
    '  - name: everything',
    ...[...residency].flatMap(([places, group]) =>
      rule(`residency ${places}`, { projects: group }, [
        'protected: false',
        `residency: ${list(places.split(', '))}`,
      ]),
    ),
    ...[...rpo].flatMap(([name, group]) => {
      const [project = '', length = ''] = name.split(' ')
      const names = group.map(({ service }) => service)
      return rule(`rpo ${name}`, { projects: [project], services: names }, [`rpo: ${length}`])
    }),
    '',
  ].join('\n')
}

function rule(
  name: string,
  match: Readonly<Record<string, readonly string[]>>,
  demands: readonly string[],
): string[] {
  return [
    `  - name: ${JSON.stringify(name)}`,
    '    match:',
    ...Object.entries(match).map(([key, names]) => `      ${key}: ${list(names)}`),
    '    require:',
    ...demands.map((demand) => `      ${demand}`),
  ]
}

/** As JSON, which is YAML too: no name can be taken for anything but a text. */
function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`
}

/** Items by their group, groups by name; those without one are left out. */
function groupBy<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = groupOf(item)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
