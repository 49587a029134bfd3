import { vendorRegion } from '../clouds'
import { EXTRA_BACKUP_SECONDS } from '../backups/base-backups'
import type { Fork, Nodes, ServiceFacts, Work } from '../model'
import { typeFacts } from '../service-types/table'
import { SECOND } from '../time'

type State = 'RUNNING' | 'REBUILDING' | 'REBALANCING' | 'POWEROFF'

/** The state of a service at `now`. */
export function findState(facts: ServiceFacts, now: number): State {
  const off = facts.off.at(-1)
  if (off && off.to === undefined) return 'POWEROFF'
  return workAt(facts, now)?.work.state ?? 'RUNNING'
}

/** The work that goes on at `now`, with the share of it that is done, 0 to 1. */
function workAt({ work }: ServiceFacts, now: number): { work: Work; done: number } | undefined {
  if (!work) return undefined
  const done = (now - work.startedAt) / (work.seconds * SECOND)
  return done < 1 ? { work, done } : undefined
}

// Shares of a rebuild at which its steps begin.
export const SYNC_FROM = 0.2
export const SWITCH_FROM = 0.92
/** Share of a phase at which it turns out that there is more to do: the percentage falls once. */
const TOTAL_GROWS_AT = 0.5
const PHASES = [
  { phase: 'prepare', from: 0.2, to: 0.28 },
  { phase: 'basebackup', from: 0.28, to: 0.75 },
  { phase: 'stream', from: 0.75, to: 0.88 },
  { phase: 'finalize', from: 0.88, to: 0.92 },
] as const

/** How far a node is that has done a share, 0 to 1, of getting ready. */
function stepAt(share: number): 'setting_up_vm' | 'syncing_data' | 'running' {
  if (share >= SWITCH_FROM) return 'running'
  return share < SYNC_FROM ? 'setting_up_vm' : 'syncing_data'
}

/** `node_states` of a service object. */
export function nodeStates(facts: ServiceFacts, now: number) {
  if (findState(facts, now) === 'POWEROFF') return []
  const current = workAt(facts, now)
  if (!current) return nodes(facts, facts.nodes, 0, 'running')
  const { work, done } = current
  if (work.replaces) return rebuiltNodes(facts, work.replaces, now, done)
  if (work.startedAt > facts.createdAt) return restoredNodes(facts, facts.nodes, 0, now, done)
  if (facts.fork) return forkedNodes(facts, facts.fork, work, now)
  // An empty service has no data to wait for.
  return nodes(facts, facts.nodes, 0, done < SWITCH_FROM ? 'setting_up_vm' : 'running')
}

/** The old nodes serve until the new ones can. */
function rebuiltNodes(
  facts: ServiceFacts,
  { cloud, ...old }: Nodes & { cloud: string },
  now: number,
  done: number,
) {
  const switched = done >= SWITCH_FROM
  const before = { ...facts, cloud, nodes: old }
  return [
    ...nodes(before, old, switched ? undefined : 0, switched ? 'leaving' : 'running'),
    ...restoredNodes(facts, facts.nodes, switched ? 0 : undefined, now, done),
  ]
}

function restoredNodes(
  facts: ServiceFacts,
  which: Nodes,
  primary: number | undefined,
  now: number,
  share: number,
) {
  const step = stepAt(share)
  const updates = step === 'syncing_data' ? progress(facts, now, share) : []
  return nodes(facts, which, primary, step, updates)
}

/** A fork starts with one node; the others appear when its first backup has been made. */
function forkedNodes(facts: ServiceFacts, fork: Fork, work: Work, now: number) {
  const { first, count } = facts.nodes
  const share = (now - work.startedAt) / (fork.restoredAt - work.startedAt)
  const primary = restoredNodes(facts, { first, count: 1 }, 0, now, share)
  const joining = fork.restoredAt + EXTRA_BACKUP_SECONDS * SECOND
  if (now < joining) return primary
  const ready = work.startedAt + work.seconds * SECOND
  const others = { first: first + 1, count: count - 1 }
  return [
    ...primary,
    ...restoredNodes(facts, others, undefined, now, (now - joining) / (ready - joining)),
  ]
}

function nodes(
  { name, type, cloud, nodes: all }: ServiceFacts,
  { first, count }: Nodes,
  primary: number | undefined,
  state: string,
  updates: unknown[] = [],
) {
  return Array.from({ length: count }, (_, i) => {
    const zone = findZone(cloud, first - all.first + i)
    return {
      name: `${name}-${first + i}`,
      state,
      progress_updates: updates,
      ...findRole(type, i === primary),
      ...(zone && { availability_zone: zone }),
    }
  })
}

/** `role` or `roles` of a node, as its type has it. */
export function findRole(type: string, primary: boolean) {
  const { roles } = typeFacts(type)
  if (roles === 'primary and standbys') return { role: primary ? 'master' : 'standby' }
  return roles === 'dim' ? { roles } : {}
}

function findZone(cloud: string, index: number): string | undefined {
  const region = vendorRegion(cloud)
  const letter = 'abc'[index % 3]
  if (cloud.startsWith('aws-')) return `${region}${letter}`
  if (cloud.startsWith('google-')) return `${region}-${letter}`
  return cloud.startsWith('azure-') ? `${region}/${(index % 3) + 1}` : undefined
}

/** Details exist for the databases that report them, only while a node copies data. */
function progress(facts: ServiceFacts, now: number, done: number): unknown[] {
  const stream = typeFacts(facts.type).copiesStream
  if (!stream) return []
  const unit = { basebackup: 'bytes_compressed', stream: stream.unit }
  const max = { basebackup: Math.round(facts.data.bytes * 0.35), stream: stream.length(now) }
  return PHASES.filter(({ from }) => done >= from).map(({ phase, from, to }) => {
    const share = Math.min(1, (done - from) / (to - from))
    const known = phase === 'basebackup' || phase === 'stream'
    const total = known ? (share < TOTAL_GROWS_AT ? Math.round(max[phase] * 0.8) : max[phase]) : 0
    return {
      phase,
      completed: share === 1,
      current: known ? Math.round(share * max[phase]) : null,
      min: known ? 0 : null,
      max: known ? total : null,
      unit: known ? unit[phase] : null,
    }
  })
}
