import { SERVICE_TYPES } from '~/backup/service-types'
import { secondaryRegion } from '~/backup/secondary-region'
import type { ListedService } from '~/api/services-shape'
import type { Call } from './calls'

/** How many calls are made at most. */
export const MOST_CALLS = 40

/** How many projects are looked at, and how many services of each type. */
const MOST_PROJECTS = 3
const MOST_OF_A_TYPE = 3

/** The calls that need no other answer. */
export const FIRST_CALLS: readonly Call[] = [
  { kind: 'me' },
  { kind: 'projects' },
  { kind: 'clouds' },
]

/** The lists of services to read: of the project that was asked for, else of the first ones. */
export function listCalls(projects: readonly string[], asked: string | undefined): Call[] {
  const names = asked === undefined ? projects.slice(0, MOST_PROJECTS) : [asked]
  return names.map((project) => ({ kind: 'services', project }))
}

/** A service, where it is. */
export interface Listed {
  project: string
  service: ListedService
}

/**
 * The calls that follow the lists, in order of what they tell: each kind of call once, then each type
 * of service, then more services of each. Whoever runs out of calls has the most of it.
 * @param projects those whose list was read
 */
export function detailCalls(projects: readonly string[], listed: readonly Listed[]): Call[] {
  const types = Object.values(byType(listed)).toSorted(([a], [b]) => rank(a) - rank(b))
  const [project] = types[0] ? [types[0][0]?.project] : projects
  const ofProject = (project === undefined ? [] : PROJECT_KINDS).map((kind) => ({
    kind,
    ...(project !== undefined && { project }),
  }))
  const rounds = Array.from({ length: MOST_OF_A_TYPE }, (_, round) =>
    types.flatMap((all) => all[round] ?? []),
  )
  const [first = [], ...more] = rounds
  const services = (round: readonly Listed[]) => round.flatMap((one) => aboutService(one))
  return [
    ...ofProject,
    ...first.slice(0, 1).flatMap((one) => [...aboutType(one), ...aboutService(one)]),
    ...services(first.slice(1)),
    ...first.slice(1).flatMap((one) => aboutType(one)),
    ...more.flatMap(services),
  ]
}

const PROJECT_KINDS = ['projectClouds', 'vpcs', 'events', 'types'] as const

function aboutService({ project, service: { service_name: service } }: Listed): Call[] {
  return [
    { kind: 'service', project, service },
    { kind: 'backups', project, service },
  ]
}

function aboutType({ project, service: { service_type: type } }: Listed): Call[] {
  return [
    { kind: 'type', project, type },
    { kind: 'plans', project, type },
  ]
}

/** The services of each type, those with a secondary backup location first: they tell more. */
function byType(listed: readonly Listed[]): Record<string, Listed[]> {
  const groups: Record<string, Listed[]> = Object.create(null) as Record<string, Listed[]>
  const tellsMore = ({ service }: Listed) =>
    Number(secondaryRegion(service.user_config) !== undefined)
  for (const one of listed.toSorted((a, b) => tellsMore(b) - tellsMore(a))) {
    ;(groups[one.service.service_type] ??= []).push(one)
  }
  return groups
}

const COPIES_FIRST = ['yes', 'in doubt', 'no']

function rank(one: Listed | undefined): number {
  const types: Readonly<Record<string, { copies: string }>> = SERVICE_TYPES
  const type = types[one?.service.service_type ?? '']
  return type ? COPIES_FIRST.indexOf(type.copies) : COPIES_FIRST.length
}
