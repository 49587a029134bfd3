import { formatObjective, parseObjective } from '~/backup/objective'
import type { ResidencyPolicy } from '~/backup/residency'
import type { FleetService } from '~/fleet/fleet-service'
import type { Policy, PolicyRule } from './policy'

interface PolicySource {
  /** The services to protect of all projects that were read. */
  services: readonly Pick<FleetService, 'project' | 'service' | 'objective'>[]
  findPolicy: (project: string) => ResidencyPolicy | undefined
}

/**
 * The policy that the console judges by: that all be protected, the residency policies, and the RPO of
 * each service that is tagged with one.
 */
export function consolePolicy({ services, findPolicy }: PolicySource): Policy {
  const projects = [...new Set(services.map(({ project }) => project))].toSorted()
  const residency = groupBy(projects, (project) => findPolicy(project)?.allowed.join(', '))
  const tagged = services.filter(({ objective }) => objective.source === 'tag')
  const rpo = groupBy(tagged, ({ project, objective }) =>
    [project, formatObjective(objective.seconds)].join(' '),
  )
  return {
    version: 1,
    rules: [
      { name: 'everything', match: {}, require: { protected: true }, optional: false },
      ...[...residency].map(([places, group]): PolicyRule => ({
        name: `residency ${places}`,
        match: { projects: group },
        require: { protected: false, residency: places.split(', ') },
        optional: false,
      })),
      ...[...rpo].map(([name, group]): PolicyRule => {
        const [project = '', length = ''] = name.split(' ')
        return {
          name: `rpo ${name}`,
          match: { projects: [project], services: group.map(({ service }) => service) },
          require: { protected: true, rpo: parseObjective(length) },
          optional: false,
        }
      }),
    ],
    exceptions: [],
  }
}

/** Items by their group, groups by name; those without one are left out. */
function groupBy<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = groupOf(item)
    if (name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
