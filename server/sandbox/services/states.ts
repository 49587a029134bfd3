import { vendorRegion } from '../clouds'
import type { Nodes, ServiceFacts, Work } from '../model'
import { SECOND } from '../time'

type State = 'RUNNING' | 'REBUILDING' | 'REBALANCING' | 'POWEROFF'

/** The state of a service at `now`. */
export function stateOf(facts: ServiceFacts, now: number): State {
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
const PHASES = [
  { phase: 'prepare', from: 0.2, to: 0.28 },
  { phase: 'basebackup', from: 0.28, to: 0.75 },
  { phase: 'stream', from: 0.75, to: 0.88 },
  { phase: 'finalize', from: 0.88, to: 0.92 },
] as const

/** `node_states` of a service object: during a rebuild the old nodes serve until the new ones can. */
export function nodeStates(facts: ServiceFacts, now: number) {
  if (stateOf(facts, now) === 'POWEROFF') return []
  const current = workAt(facts, now)
  if (!current) return nodes(facts, facts.nodes, 0, 'running')
  const { work, done } = current
  const switched = done >= SWITCH_FROM
  const fresh = switched ? 'running' : done < SYNC_FROM ? 'setting_up_vm' : 'syncing_data'
  const updates = fresh === 'syncing_data' ? progress(facts, now, done) : []
  // Until the switch the primary is one of the old nodes.
  const primary = switched || !work.replaces ? 0 : undefined
  return [
    ...(work.replaces
      ? nodes(
          { ...facts, cloud: work.replaces.cloud },
          work.replaces,
          switched ? undefined : 0,
          switched ? 'leaving' : 'running',
        )
      : []),
    ...nodes(facts, facts.nodes, primary, fresh, updates),
  ]
}

function nodes(
  { name, type, cloud }: ServiceFacts,
  { first, count }: Nodes,
  primary: number | undefined,
  state: string,
  updates: unknown[] = [],
) {
  return Array.from({ length: count }, (_, i) => {
    const zone = zoneOf(cloud, i)
    return {
      name: `${name}-${first + i}`,
      state,
      progress_updates: updates,
      ...roleOf(type, i === primary),
      ...(zone && { availability_zone: zone }),
    }
  })
}

/** Types with a primary and copies of it; the nodes of the others are equals. */
export const WITH_PRIMARY = new Set(['pg', 'mysql', 'valkey', 'dragonfly'])

/** `role` or `roles` of a node, as its type has it. */
export function roleOf(type: string, primary: boolean) {
  if (WITH_PRIMARY.has(type)) return { role: primary ? 'master' : 'standby' }
  return type === 'opensearch' ? { roles: 'dim' } : {}
}

function zoneOf(cloud: string, index: number): string | undefined {
  const region = vendorRegion(cloud)
  const letter = 'abc'[index % 3]
  if (cloud.startsWith('aws-')) return `${region}${letter}`
  if (cloud.startsWith('google-')) return `${region}-${letter}`
  return cloud.startsWith('azure-') ? `${region}/${(index % 3) + 1}` : undefined
}

/** Details exist for the databases that report them, only while a node copies data. */
function progress(facts: ServiceFacts, now: number, done: number): unknown[] {
  if (facts.type !== 'pg' && facts.type !== 'mysql') return []
  const unit = {
    basebackup: 'bytes_compressed',
    stream: facts.type === 'pg' ? 'wal_lsn' : 'binlogs',
  }
  const max = { basebackup: Math.round(facts.data.bytes * 0.35), stream: streamLength(facts, now) }
  return PHASES.filter(({ from }) => done >= from).map(({ phase, from, to }) => {
    const share = Math.min(1, (done - from) / (to - from))
    const known = phase === 'basebackup' || phase === 'stream'
    return {
      phase,
      completed: share === 1,
      current: known ? Math.round(share * max[phase]) : null,
      min: known ? 0 : null,
      max: known ? max[phase] : null,
      unit: known ? unit[phase] : null,
    }
  })
}

function streamLength(facts: ServiceFacts, now: number): number {
  return facts.type === 'pg' ? 64 * 2 ** 20 + (now % 1000) * 2 ** 16 : 12
}
