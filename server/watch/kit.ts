import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Lookup } from '~/backup/protection'
import { KIT_FILE, kitParts, type KitFacts, type KitProject } from '~/emergency-kit'
import { fleetKey } from '~/fleet/fleet-key'
import { withReport, type FleetService } from '~/fleet/fleet-service'
import { errorText } from '../error-text'
import { replaceFile } from '../node/replace-file'
import type { Known, ProjectStatus } from './known'
import type { LastRead } from './last-read'
import type { FleetReading } from './read-fleet'
import type { WatchStore } from './store'

/** Keeps the emergency kit up to date. */
export interface KitKeeper {
  /**
   * Writes the kit where a pass has changed something that it tells, and at the first one. Never
   * throws: what goes wrong is logged, and the old kit stays.
   */
  note(known: Known, reading: FleetReading): Promise<void>
}

interface KitOptions {
  /** A folder that is there. */
  folder: string
  store: Pick<WatchStore, 'lastReads'>
  /** Of the API, for the scripts. */
  url: string
  log: (line: string) => void
}

/** Milliseconds after which it is written again all the same: its time shows that somebody looks. */
const AGAIN = 3_600_000

/** The keeper of the kit in a folder. What a killed process has left there is removed. */
export async function openKit({ folder, store, url, log }: KitOptions): Promise<KitKeeper> {
  const { lastReads } = store
  const file = join(folder, KIT_FILE)
  await removeLeftovers(folder)
  let written: { at: number; problems: string } | undefined

  return {
    note: async (known, reading) => {
      try {
        const isNew = learn(reading)
        const projects = kitProjects(known, lastReads.projects())
        if (projects.every(({ readAt }) => readAt === undefined)) return
        const { at, problem } = reading
        const problems = JSON.stringify([problem, projects.map((one) => one.problem)])
        const isDue = !written || problems !== written.problems || at - written.at >= AGAIN
        if (!isNew && !isDue) return
        // Until it has worked, the next pass tries again.
        written = undefined
        const apiUrl = url.replace(/\/+$/, '')
        const clouds = lastReads.clouds()
        const facts = { at, apiUrl, projects, clouds, ...(problem !== undefined && { problem }) }
        await replaceFile(file, await makeInParts(facts))
        written = { at, problems }
      } catch (error) {
        log(`The emergency kit could not be written, and the old one stays: ${errorText(error)}.`)
      }
    },
  }

  /** Takes what was read; what was not stays as it was. */
  function learn({ projects, services, forks, reports, clouds }: FleetReading): boolean {
    const byProject = new Map<string, FleetService[]>()
    for (const service of [...services, ...forks]) {
      const known = byProject.get(service.project)
      if (known) known.push(service)
      else byProject.set(service.project, [service])
    }
    let isNew = clouds.length > 0 && lastReads.putClouds(clouds)
    for (const one of projects) {
      const { project } = one
      if (one.outcome === 'gone') isNew = lastReads.remove(project) || isNew
      if (one.outcome !== 'read') continue
      const read = lastRead(byProject.get(project) ?? [], reports)
      isNew = lastReads.put(project, { ...read, odd: one.odd }) || isNew
    }
    return isNew
  }
}

function lastRead(
  services: readonly FleetService[],
  reports: FleetReading['reports'],
): Omit<LastRead, 'odd'> {
  const lookups = new Map<string, Lookup>()
  const current = services.map((service) => {
    const found = reports.get(fleetKey(service))
    if (found) lookups.set(fleetKey(service), found.lookup)
    return found?.report ? withReport(service, found.report) : service
  })
  return { services: current, lookups }
}

/** What is known of each project, with what was last read of it. */
function kitProjects(
  { projects }: Known,
  reads: ReadonlyMap<string, LastRead>,
): readonly KitProject[] {
  return [...projects.values()].map((status) => kitProject(status, reads.get(status.project)))
}

const NOTHING: LastRead = { services: [], lookups: new Map(), odd: [] }

function kitProject(
  { project, ok, problem = 'The reason is unknown.', readAt }: ProjectStatus,
  read: LastRead | undefined,
): KitProject {
  return {
    project,
    ...(read ?? NOTHING),
    ...(read && readAt !== undefined && { readAt }),
    ...(!ok && { problem }),
  }
}

/** Lets whatever waits have its turn after each part: metrics are asked for, and a console may stand beside. */
async function makeInParts(facts: KitFacts): Promise<string> {
  let text = ''
  for (const part of kitParts(facts)) {
    text += part
    await setImmediate()
  }
  return text
}

/** A file that was being written when the process was killed; one watcher has a folder. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${KIT_FILE}.`) && name.endsWith('.new')) {
      await rm(join(folder, name), { force: true })
    }
  }
}
