import type { JsonObject } from '../json'
import type { EventFacts, ServiceFacts, Work } from '../model'
import { random, randomInt } from '../random'
import { timeOfDay } from '../backups/policy'
import { countedDisks, findPlan } from '../service-types/plans'
import { DAY, SECOND } from '../time'

/** A service of the demo or of a fleet, with its history in days before the first start. */
export interface Blueprint {
  name: string
  type: string
  plan: string
  cloud: string
  ageDays: number
  gigabytes: number
  userConfig?: JsonObject
  tags?: Record<string, string>
  users?: string[]
  databases?: string[]
  maintenanceDay?: string
  protectedFromTermination?: boolean
  /** The cloud where it was created, when it has moved since. */
  createdIn?: string
  /** Additional backup regions over time, the last one still set. */
  regions?: { cloud: string; daysAgo: number }[]
  copyStopped?: { daysAgo: number; resumesInDays?: number; reason?: string }
  poweredOffDaysAgo?: number
  /** Of each node; the plan's disk when left out. */
  diskGibibytes?: number
  pendingUpdates?: { description: string; deadlineInDays?: number }[]
  work?: { state: Work['state']; startedSecondsAgo: number; seconds: number }
}

const GB = 1e9
/** Services grow by this share of their size a day. */
const GROWTH = 0.0012

/**
 * The facts that a blueprint describes.
 * @param now ms: the first start
 * @throws when the plan does not exist
 */
export function build(
  project: string,
  blueprint: Blueprint,
  now: number,
  seed: number,
): ServiceFacts {
  const { name, type, cloud } = blueprint
  const salt = `${seed}/${project}/${name}`
  const plan = findPlan(type, blueprint.plan)
  if (!plan) throw new Error(`${name}: no plan ${blueprint.plan} for ${type}`)
  const ago = (days: number) => Math.round(now - days * DAY)
  const createdAt = ago(blueprint.ageDays) - randomInt(0, 6 * 3600, salt, 'created') * SECOND
  const regions = (blueprint.regions ?? []).map((region, i, all) => {
    const next = all[i + 1]
    const span = { cloud: region.cloud, from: ago(region.daysAgo) }
    return next ? { ...span, to: ago(next.daysAgo) } : span
  })
  const region = blueprint.regions?.at(-1)?.cloud
  const userConfig = {
    ...blueprint.userConfig,
    ...(region && { additional_backup_regions: [region] }),
  }
  const first = randomInt(1, 30, salt, 'nodes')
  const stop = blueprint.copyStopped
  return {
    project,
    name,
    type,
    plan: plan.name,
    cloud,
    createdAt,
    updatedAt: Math.max(ago(blueprint.ageDays / 3), regions.at(-1)?.from ?? 0),
    userConfig,
    tags: blueprint.tags ?? {},
    maintenance: {
      dow: blueprint.maintenanceDay ?? 'sunday',
      time: clockTime(randomInt(0, 5 * 3600, salt, 'maintenance')),
    },
    terminationProtection: blueprint.protectedFromTermination ?? false,
    techEmails: [],
    pendingUpdates: (blueprint.pendingUpdates ?? []).map(({ description, deadlineInDays }) => ({
      description,
      ...(deadlineInDays && { deadline: ago(-deadlineInDays) }),
    })),
    ...(blueprint.diskGibibytes && {
      diskSpaceMb: blueprint.diskGibibytes * 1024 * countedDisks(plan.type, plan.nodes),
    }),
    data: sizes(blueprint),
    ...(blueprint.users && { users: blueprint.users }),
    ...(blueprint.databases && { databases: blueprint.databases }),
    salt,
    nodes: { first: first + plan.nodes, count: plan.nodes },
    ...(blueprint.work && {
      work: {
        state: blueprint.work.state,
        startedAt: now - blueprint.work.startedSecondsAgo * SECOND,
        seconds: blueprint.work.seconds,
        replaces: { first, count: plan.nodes, cloud },
      },
    }),
    off: blueprint.poweredOffDaysAgo ? [{ from: ago(blueprint.poweredOffDaysAgo) }] : [],
    backup: {
      home: blueprint.createdIn ?? cloud,
      since: createdAt,
      schedules: [{ from: createdAt, ...timeOfDay(salt, userConfig) }],
      extra: regions.map(({ from }) => from),
      regions,
      interruptions: stop
        ? [
            {
              from: ago(stop.daysAgo),
              ...(stop.resumesInDays && { to: ago(-stop.resumesInDays) }),
              ...(stop.reason && { reason: stop.reason }),
            },
          ]
        : [],
    },
  }
}

/** What the event log says of a service's past. */
export function history(facts: ServiceFacts, actor: string): EventFacts[] {
  const { project, name: service, type, plan, backup } = facts
  const event = (at: number, kind: string, text: string) => ({
    project,
    service,
    at,
    actor,
    type: kind,
    text,
  })
  return [
    event(
      facts.createdAt,
      'service_create',
      `Created '${type}' service '${service}' with plan '${plan}' in cloud '${backup.home}'`,
    ),
    ...backup.regions.map(({ from, cloud }) =>
      event(
        from,
        'service_update',
        `Updated '${type}' service '${service}': additional backup region to '${cloud}', user config`,
      ),
    ),
  ]
}

function sizes({ gigabytes, ageDays, name }: Blueprint) {
  const bytes = gigabytes * GB * (1 + random(name) * 0.05)
  const bytesPerDay = bytes * GROWTH
  // `gigabytes` is the size today; it was less when the service was young.
  return { bytes: Math.max(bytes / 20, bytes - bytesPerDay * ageDays), bytesPerDay }
}

function clockTime(seconds: number): string {
  return new Date(seconds * SECOND).toISOString().slice(11, 19)
}
