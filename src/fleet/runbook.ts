import { fleetKey } from './fleet-key'
import type { NewService } from '~/api/create-service'
import type { ServicePlan } from '~/api/plans'
import { forkDisk, type ForkDisk } from '~/backup/disk'
import { type FleetService } from './fleet-service'
import { isOlderFork } from './older-fork'
import type { Recoverable, Struck } from './outage'
import { recoveryName } from './recovery-name'
import { forkOptions } from '~/backup/restore'

/** One fork of a runbook. */
export interface ForkStep {
  /** Tells it from all others: the source's project and name. */
  id: string
  /** Of the source, and of the fork. */
  project: string
  source: FleetService
  fate: Recoverable
  /** The fork's name: the same in every browser that sees the same services. */
  name: string
  /** The source's plan: what Aiven's console takes for a fork of the copies. */
  plan: string
  /** Where the backups are: only there can copies be restored (Aiven docs). */
  cloud: string
  /** What the tag `tier` or `priority` says; undefined where there is none. */
  priority: string | undefined
  /** The fork, where it is there already. */
  existing: FleetService | undefined
  /** That fork was made before this outage: it recovers nothing new, and its name is taken. */
  older: boolean
  /** Its disk beside what is restored to it. */
  disk: ForkDisk
  /** The request that creates it. */
  request: NewService
}

/** Tags that tell how much a service matters, and words in them, most important first. */
const PRIORITY_TAGS = ['tier', 'priority']
const PRIORITY_WORDS = ['critical', 'high', 'medium', 'low']

/**
 * The forks that bring back what can be recovered, in the order to make them: by the tag `tier` or
 * `priority` (smallest first, without one last), then by what is lost (least first, unknown last),
 * then by size (smallest first: it runs soonest).
 * @param recoverable from `listRecoverable`
 * @param services all services that are known: tell which names are taken and which forks are there
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function makeRunbook(
  recoverable: readonly Struck<Recoverable>[],
  services: readonly FleetService[],
  now: number,
): ForkStep[] {
  const byKey = new Map(services.map((service) => [fleetKey(service), service]))
  const planned = new Set<string>()
  // Names are given in an order that nothing changes, so that they stay as data grows older.
  const steps = recoverable
    .toSorted((a, b) => compareText(fleetKey(a.service), fleetKey(b.service)))
    .map(({ service, fate }) => {
      const { name, existing } = freeName(service, fate.cloud, (candidate) => {
        const id = fleetKey({ project: service.project, service: candidate })
        return planned.has(id) ? 'planned' : byKey.get(id)
      })
      planned.add(fleetKey({ project: service.project, service: name }))
      const older = existing !== undefined && isOlderFork(existing.created, fate, now)
      return makeStep(service, fate, { name, existing, older })
    })
  return steps.toSorted(
    (a, b) =>
      compareNumbers(findRank(a.priority), findRank(b.priority)) ||
      compareNumbers(a.fate.loss, b.fate.loss) ||
      compareNumbers(bytesOf(a.source), bytesOf(b.source)) ||
      compareText(a.id, b.id),
  )
}

function makeStep(
  source: FleetService,
  fate: Recoverable,
  fork: Pick<ForkStep, 'name' | 'existing' | 'older'>,
): ForkStep {
  const { project, plan } = source
  const { cloud } = fate
  const step = {
    id: fleetKey(source),
    project,
    source,
    fate,
    ...fork,
    plan,
    cloud,
    priority: findPriority(source),
    request: {
      service_name: fork.name,
      service_type: source.type,
      plan,
      cloud,
      user_config: forkOptions({ project, service: source.service }, project, { kind: 'latest' }),
      copy_tags: true,
    },
  }
  return withPlans(step, undefined)
}

/**
 * A step with the disk that its fork needs.
 * @param step from `makeRunbook`
 * @param plans of its project and type; undefined where they may not be read: the fork then asks for
 *   the disk of its source
 */
export function withPlans(
  step: Omit<ForkStep, 'disk'>,
  plans: readonly ServicePlan[] | undefined,
): ForkStep {
  const { source, fate, plan, cloud } = step
  const { type, locations, diskMb, nodeCount: nodes } = source
  const bytes = locations[fate.from]?.bytes ?? locations.primary.bytes
  const from = { type, plan: source.plan, cloud: source.cloud, diskMb, nodes }
  const disk = forkDisk(from, { plan, cloud }, plans, bytes)
  const { disk_space_mb: _, ...request } = step.request
  const asked = disk.askMb === undefined ? {} : { disk_space_mb: disk.askMb }
  return { ...step, disk, request: { ...request, ...asked } }
}

/** Bytes of its newest backup. */
function bytesOf({ locations }: FleetService): number | undefined {
  return locations.primary.bytes
}

function findPriority({ tags }: FleetService): string | undefined {
  const values = PRIORITY_TAGS.map((key) => {
    const tag = tags.find((one) => one.startsWith(`${key}:`))
    return tag?.slice(key.length + 1)
  })
  return values.find(Boolean)
}

function freeName(
  source: FleetService,
  cloud: string,
  find: (name: string) => FleetService | 'planned' | undefined,
): { name: string; existing: FleetService | undefined } {
  for (let number = 1; ; number += 1) {
    const name = recoveryName(source.service, cloud, number)
    const found = find(name)
    if (found === undefined) return { name, existing: undefined }
    if (found !== 'planned' && isRecoveryFor(found, source)) return { name, existing: found }
  }
}

/**
 * Whether a service that has a fork's name is that fork. Unverified: that Aiven keeps in a fork's
 * options what it was made from; where it does not, name and type decide.
 */
function isRecoveryFor(found: FleetService, source: FleetService): boolean {
  if (found.type !== source.type) return false
  if (found.forkedFrom === undefined) return true
  return fleetKey(found.forkedFrom) === fleetKey(source)
}

/** `1`, `tier-1`, `P1` and `1 - critical` are 1; then words; then what cannot be read; then nothing. */
function findRank(priority: string | undefined): number | undefined {
  if (priority === undefined) return undefined
  const number = /\d+/.exec(priority)
  if (number) return Number(number[0])
  const word = PRIORITY_WORDS.indexOf(priority.trim().toLowerCase())
  return word < 0 ? Number.MAX_SAFE_INTEGER : word
}

function compareNumbers(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0
  if (a === undefined) return 1
  return b === undefined ? -1 : a - b
}

// Not by the browser's language: the order must be the same for everybody.
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
