import { protectedShare, sumTimes, type ServiceHistory } from '~/fleet/history'

/** How much of the watched time a service, or a project's services, were what: 0 to 1. */
export interface Share {
  project: string
  /** None: of all services of the project. */
  service?: string
  of: readonly ServiceHistory[]
  /** Undefined: nobody was looking. */
  protectedPart: number | undefined
  waitingPart: number | undefined
  breachPart: number | undefined
  unknownPart: number | undefined
}

/** The shares of each service or project, the least protected first. */
export function makeShares(
  histories: readonly ServiceHistory[],
  by: 'project' | 'service',
): Share[] {
  const groups =
    by === 'service'
      ? histories.map((one) => ({ project: one.project, service: one.service, of: [one] }))
      : [...byProject(histories)].map(([project, of]) => ({ project, of }))
  return groups
    .map((group) => {
      const times = sumTimes(group.of)
      const watched = times.protected + times.waiting + times.breach + times.unknown
      const part = (time: number) => (watched === 0 ? undefined : time / watched)
      return {
        ...group,
        protectedPart: protectedShare(times),
        waitingPart: part(times.waiting),
        breachPart: part(times.breach),
        unknownPart: part(times.unknown),
      }
    })
    .toSorted(
      (a, b) => (a.protectedPart ?? 2) - (b.protectedPart ?? 2) || b.of.length - a.of.length,
    )
}

function byProject(histories: readonly ServiceHistory[]): Map<string, ServiceHistory[]> {
  const projects = new Map<string, ServiceHistory[]>()
  for (const one of histories) {
    const of = projects.get(one.project)
    if (of) of.push(one)
    else projects.set(one.project, [one])
  }
  return projects
}
