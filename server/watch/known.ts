import { judgeReading } from './judge'
import type { FleetReading, ProjectReading } from './read-fleet'
import { makeVerdict, unreadVerdict, type Verdict } from './verdict'

/** What is known of a project. */
export interface ProjectStatus {
  project: string
  /** Whether the last pass could read it. */
  ok: boolean
  /** Milliseconds since 1970 UTC, by the API's clock: when it was last read, if ever. */
  readAt?: number
  /** Why it could not be read. */
  problem?: string
  /** How many services of its list could not be read. */
  odd: number
}

/** What is known of the fleet after a pass. */
export interface Known {
  /** By `fleetKey`. */
  verdicts: ReadonlyMap<string, Verdict>
  projects: ReadonlyMap<string, ProjectStatus>
}

export const NOTHING_KNOWN: Known = { verdicts: new Map(), projects: new Map() }

/** The keys of the services that are known, by project. */
export function knownKeys({ projects, verdicts }: Known): Map<string, string[]> {
  const keys = new Map([...projects.keys()].map((project) => [project, [] as string[]]))
  for (const [key, { project }] of verdicts) keys.get(project)?.push(key)
  return keys
}

/**
 * What is known after a reading. A service that was read is as it was read; one that could not be read
 * stays, as unknown; one that is missing from a list that was read has ended.
 * @param before what was known until then
 */
export function learn(before: Known, reading: FleetReading): Known {
  const verdicts = new Map<string, Verdict>()
  for (const row of judgeReading(reading)) {
    const verdict = makeVerdict(row, reading.clouds, reading.at)
    const earlier = before.verdicts.get(row.key)
    const isSame = earlier?.state === verdict.state
    verdicts.set(row.key, isSame ? { ...verdict, since: earlier.since } : verdict)
  }
  const projects = new Map<string, ProjectStatus>()
  const kept = knownKeys(before)
  for (const project of reading.projects) {
    if (project.outcome === 'gone') continue
    projects.set(project.project, judgeStatus(project, before, reading.at))
    for (const key of kept.get(project.project) ?? []) {
      const verdict = before.verdicts.get(key)
      const reason = whyUnread(project, verdict?.service)
      if (verdict && reason !== undefined && !verdicts.has(key)) {
        verdicts.set(key, unreadVerdict(verdict, reason, reading.at))
      }
    }
  }
  return { verdicts, projects }
}

function judgeStatus(reading: ProjectReading, before: Known, at: number): ProjectStatus {
  const { project } = reading
  if (reading.outcome === 'read') return { project, ok: true, readAt: at, odd: reading.odd.length }
  const readAt = before.projects.get(project)?.readAt
  return {
    project,
    ok: false,
    odd: 0,
    ...(readAt === undefined ? {} : { readAt }),
    ...(reading.outcome === 'failed' && { problem: reading.problem }),
  }
}

/**
 * Why a service that is not among those that were read may still be there.
 * @returns undefined where it has ended
 */
function whyUnread(reading: ProjectReading, service = ''): string | undefined {
  if (reading.outcome === 'failed') return `The project cannot be read: ${reading.problem}`
  if (reading.outcome === 'gone') return undefined
  const own = reading.odd.find(({ name }) => name === service)
  // One whose name cannot be read could be this one.
  const nameless = reading.odd.find(({ name }) => name.includes(' '))
  const odd = own ?? nameless
  return odd && `Aiven's data about it cannot be read: ${odd.problem}.`
}
