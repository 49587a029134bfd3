import type { NewService } from '~/api/create-service'
import type { OutageService, Recoverable, Struck } from './outage'
import { forkOptions } from '~/backup/restore'

/** One fork of a runbook. */
export interface ForkStep {
  /** Tells it from all others: the source's project and name. */
  id: string
  /** Of the source, and of the fork. */
  project: string
  source: OutageService
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
  existing: OutageService | undefined
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
 * @param recoverable from `recoverableOf`
 * @param services all services that are known: tell which names are taken and which forks are there
 */
export function runbookOf(
  recoverable: readonly Struck<Recoverable>[],
  services: readonly OutageService[],
): ForkStep[] {
  const byName = new Map(services.map((service) => [idOf(service.project, service.name), service]))
  const planned = new Set<string>()
  // Names are given in an order that nothing changes, so that they stay as data grows older.
  const steps = recoverable
    .toSorted((a, b) => compareText(idOfSource(a), idOfSource(b)))
    .map(({ service, fate }) => {
      const { name, existing } = freeName(service, fate.cloud, (candidate) => {
        const id = idOf(service.project, candidate)
        return planned.has(id) ? 'planned' : byName.get(id)
      })
      planned.add(idOf(service.project, name))
      return stepOf(service, fate, name, existing)
    })
  return steps.toSorted(
    (a, b) =>
      compareNumbers(rankOf(a.priority), rankOf(b.priority)) ||
      compareNumbers(a.fate.loss, b.fate.loss) ||
      compareNumbers(a.source.bytes, b.source.bytes) ||
      compareText(a.id, b.id),
  )
}

function stepOf(
  source: OutageService,
  fate: Recoverable,
  name: string,
  existing: OutageService | undefined,
): ForkStep {
  const { project, plan } = source
  const { cloud } = fate
  return {
    id: idOf(project, source.name),
    project,
    source,
    fate,
    name,
    plan,
    cloud,
    priority: PRIORITY_TAGS.map((tag) => source.tags[tag]).find(Boolean) ?? undefined,
    existing,
    request: {
      service_name: name,
      service_type: source.type,
      plan,
      cloud,
      user_config: forkOptions({ project, service: source.name }, project, { kind: 'latest' }),
      copy_tags: true,
    },
  }
}

/** Names cannot hold a slash at Aiven: the pair is unique. */
function idOf(project: string, name: string): string {
  return `${project}/${name}`
}

function idOfSource({ service }: Struck): string {
  return idOf(service.project, service.name)
}

function freeName(
  source: OutageService,
  cloud: string,
  find: (name: string) => OutageService | 'planned' | undefined,
): { name: string; existing: OutageService | undefined } {
  for (let number = 1; ; number += 1) {
    const name = recoveryName(source.name, cloud, number)
    const found = find(name)
    if (found === undefined) return { name, existing: undefined }
    if (found !== 'planned' && isRecoveryOf(found, source)) return { name, existing: found }
  }
}

/**
 * Whether a service that has a fork's name is that fork. Unverified: that Aiven keeps in a fork's
 * options what it was made from; where it does not, name and type decide.
 */
function isRecoveryOf(found: OutageService, source: OutageService): boolean {
  if (found.type !== source.type) return false
  if (found.source === undefined) return true
  return found.source.project === source.project && found.source.service === source.name
}

/** The longest name of a service (Aiven's API). */
const LONGEST_NAME = 64

/**
 * The name of the fork that recovers a service: `orders-recovery-eu-west-1`. Whoever makes it gets the
 * same one, so Aiven refuses what was made already. A name that would be too long keeps its beginning
 * and gets a checksum of the whole, so that two long names do not meet.
 * @param source the service's name
 * @param cloud where the fork is created
 * @param number above 1 where the names before are taken by other services
 * @returns a name that Aiven accepts: at most 64 of `a-z`, `0-9` and `-`, a letter first
 */
export function recoveryName(source: string, cloud: string, number = 1): string {
  const ending = `-recovery-${shortRegion(cloud)}${number === 1 ? '' : `-${number}`}`
  if (source.length + ending.length <= LONGEST_NAME) return source + ending
  const sum = checksum(`${source} ${cloud} ${number}`)
  const short = ending.slice(0, LONGEST_NAME / 2)
  const room = LONGEST_NAME - short.length - sum.length - 1
  return `${source.slice(0, room)}-${sum}${short}`
}

/** A cloud's name without its provider: `eu-west-1` of `aws-eu-west-1`. */
function shortRegion(cloud: string): string {
  const short = cloud.replace(/^avn-/, '').replace(/^[^-]*-/, '')
  return short.toLowerCase().replaceAll(/[^-a-z0-9]/g, '-')
}

/** FNV-1a in 32 bits: short, and the same everywhere. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36).padStart(7, '0')
}

/** `1`, `tier-1`, `P1` and `1 - critical` are 1; then words; then what cannot be read; then nothing. */
function rankOf(priority: string | undefined): number | undefined {
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
