import pLimit from 'p-limit'
import { backupsSchema } from '~/api/backups-shape'
import { apiPath, parseAnswer } from '~/api/client'
import { cloudsSchema, type Cloud } from '~/api/clouds-shape'
import type { OddService } from '~/api/each-service'
import { hasStatus } from '~/api/errors'
import { projectsSchema } from '~/api/projects-shape'
import { judgeProtection } from '~/backup/protection'
import { readFleet } from '~/fleet/read/answer'
import type { ReportLookup } from '~/fleet/coverage'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import { servicesToProtect, settleForks } from '~/fleet/forks'
import { matchesName } from '~/lib/match-name'
import { sentence } from '~/lib/sentence'
import { errorText } from '../error-text'
import type { ReadApi } from './api'

/** What reading the list of a project's services has shown. */
export type ProjectReading =
  | { project: string; outcome: 'read'; odd: readonly OddService[] }
  /** It no longer exists, and neither do its services. */
  | { project: string; outcome: 'gone' }
  | { project: string; outcome: 'failed'; problem: string }

/** What one reading of the fleet has shown. */
export interface FleetReading {
  projects: readonly ProjectReading[]
  /** The services to protect of the projects that were read: forks for a while are left out. */
  services: readonly FleetService[]
  /** The forks that are left out. */
  forks: readonly FleetService[]
  /** By `fleetKey`: the reports of those whose state the list does not decide. */
  reports: ReadonlyMap<string, ReportLookup>
  clouds: readonly Cloud[]
  /** Why the list of projects could not be read, or is of no use. */
  problem?: string
  /** Milliseconds since 1970 UTC, by the API's clock: when the last answer had arrived. */
  at: number
}

export interface ReadOptions {
  /** Names of projects, in which `*` stands for any characters; none: all that the token sees. */
  patterns: readonly string[]
  /** What is known from before, by project: the keys of its services. */
  known?: ReadonlyMap<string, readonly string[]>
  /** Another way in which a service is judged: its report is read where either leaves it undecided. */
  alsoJudgedAs?: (service: FleetService) => FleetService | undefined
  signal: AbortSignal
}

/** The most requests under way at a time. */
const READS_AT_A_TIME = 8

/**
 * Reads the fleet: one list a project, and a report only where the list does not decide. What cannot be
 * read is reported, and keeps nothing else from being read.
 */
export async function readFleetOnce(
  api: ReadApi,
  { patterns, known = new Map(), alsoJudgedAs = () => undefined, signal }: ReadOptions,
): Promise<FleetReading> {
  const inTurn = pLimit(READS_AT_A_TIME)
  const listed = await readProjectNames(api, signal)
  const names = chooseProjects(listed.names, patterns, [...known.keys()])
  const lists = listed.refused
    ? names.map((project) => failed(project, listed.problem ?? ''))
    : await Promise.all(
        names.map((project) => inTurn(() => readProject(api, project, patterns, signal))),
      )
  const unread = lists.flatMap(({ reading: { outcome, project } }) =>
    outcome === 'failed' ? (known.get(project) ?? []) : [],
  )
  const listedServices = lists.flatMap(({ services }) => services)
  const all = settleForks(listedServices, unread)
  const services = servicesToProtect(all)
  const clouds = await readClouds(api, signal)
  const undecided = services.filter((service) =>
    [service, alsoJudgedAs(service)].some(
      (one) => one && judgeProtection(one, api.now(), { clouds }).undecided,
    ),
  )
  const reports = await Promise.all(
    undecided.map((service) =>
      inTurn(async () => [fleetKey(service), await readReport(api, service, signal)] as const),
    ),
  )
  const problem = listed.problem ?? (names.length === 0 ? NO_PROJECT : undefined)
  return {
    projects: lists.map(({ reading }) => reading),
    services,
    forks: all.filter(({ madeFor }) => madeFor !== undefined),
    reports: new Map(reports),
    clouds,
    ...(problem === undefined ? {} : { problem }),
    at: api.now(),
  }
}

const NO_PROJECT = 'The token has access to no watched project.'

/** The projects to read: a name that was asked for, or that is known, is read whether listed or not. */
function chooseProjects(
  listed: readonly string[],
  patterns: readonly string[],
  known: readonly string[],
): string[] {
  const wanted = (name: string) =>
    patterns.length === 0 || patterns.some((pattern) => matchesName(pattern, name))
  const named = patterns.filter((pattern) => !pattern.includes('*'))
  return [...new Set([...[...listed, ...known].filter(wanted), ...named])].toSorted()
}

async function readProjectNames(api: ReadApi, signal: AbortSignal) {
  try {
    const { projects } = await parseAnswer(await api.get('/v1/project', signal), projectsSchema)
    return { names: projects.map(({ project_name: name }) => name), refused: false }
  } catch (error) {
    const problem = `The list of projects cannot be read: ${sentence(errorText(error))}`
    return { names: [], refused: hasStatus(error, 401), problem }
  }
}

interface ProjectList {
  reading: ProjectReading
  services: readonly FleetService[]
}

async function readProject(
  api: ReadApi,
  project: string,
  patterns: readonly string[],
  signal: AbortSignal,
): Promise<ProjectList> {
  try {
    const raw = await api.get(apiPath`/v1/project/${project}/service`, signal)
    const { services, odd } = await readFleet(project, raw)
    return { reading: { project, outcome: 'read', odd }, services }
  } catch (error) {
    // Of a project that was asked for by its name, nobody has said that it may end.
    const isGone = hasStatus(error, 404) && !patterns.includes(project)
    return isGone
      ? { reading: { project, outcome: 'gone' }, services: [] }
      : failed(project, sentence(errorText(error)))
  }
}

function failed(project: string, problem: string): ProjectList {
  return { reading: { project, outcome: 'failed', problem }, services: [] }
}

async function readReport(
  api: ReadApi,
  { project, service }: FleetService,
  signal: AbortSignal,
): Promise<ReportLookup> {
  try {
    const path = apiPath`/v1/project/${project}/service/${service}/backups`
    return { lookup: 'read', report: await parseAnswer(await api.get(path, signal), backupsSchema) }
  } catch (error) {
    return { lookup: hasStatus(error, 403) ? 'forbidden' : 'failed' }
  }
}

/** For places and distances only: without them, these are unknown. */
export async function readClouds(api: ReadApi, signal: AbortSignal): Promise<readonly Cloud[]> {
  try {
    const { clouds } = await parseAnswer(await api.get('/v1/clouds', signal), cloudsSchema)
    return clouds
  } catch {
    return []
  }
}
