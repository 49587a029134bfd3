import type { ServiceFacts } from '../model'
import { random } from '../random'
import { findPlan } from '../service-types/plans'
import { DAY, HOUR, MINUTE } from '../time'
import { diskUsage } from './disk'
import type { ServingNode } from './nodes'

/** A value at a moment (ms). */
export type Curve = (at: number) => number

/** Key of a metric → its title and its curve for one node. Keys and titles are Aiven's. */
export const METRICS: Readonly<
  Record<string, { title: string; curve: (machine: Machine) => Curve }>
> = {
  cpu_usage: { title: 'CPU usage %', curve: ({ cpu }) => cpu },
  disk_usage: {
    title: 'Disk space usage %',
    // On top of the data: logs and temporary files.
    curve: ({ facts, noise }) => {
      const extra = noise('disk', 2 * HOUR)
      return (at) => clamp(100 * diskUsage(facts, at) + 0.6 * extra(at))
    },
  },
  diskio_read: {
    title: 'Disk iops (reads)',
    curve: ({ facts, load, share, noise }) => {
      const most = 40 + 300 * random(facts.salt, 'reads')
      const cache = noise('reads', 40 * MINUTE)
      return (at) => most * share * load(at) * (0.4 + 0.6 * cache(at))
    },
  },
  diskio_writes: {
    title: 'Disk iops (writes)',
    // Every node writes what is written to the service.
    curve: ({ facts, load, noise }) => {
      const most = 20 + 180 * random(facts.salt, 'writes')
      const batches = noise('writes', 20 * MINUTE)
      return (at) => 5 + most * load(at) * (0.7 + 0.3 * batches(at))
    },
  },
  load_average: {
    title: 'Load average (5 min)',
    curve: ({ facts, cpu, noise }) => {
      const cpus = findPlan(facts.type, facts.plan)?.cpus ?? 1
      const queue = noise('load', 30 * MINUTE)
      return (at) => (cpus * cpu(at) * (0.9 + 0.4 * queue(at))) / 100
    },
  },
  mem_usage: { title: 'Memory usage %', curve: ({ memory }) => memory },
  mem_available: {
    title: 'Memory available %',
    curve:
      ({ memory }) =>
      (at) =>
        100 - memory(at),
  },
  net_receive: {
    title: 'Network receive (bytes/s)',
    curve: ({ facts, load, noise }) => {
      const most = 1e5 + 2e6 * random(facts.salt, 'receive')
      const bursts = noise('receive', 15 * MINUTE)
      return (at) => 8e3 + most * load(at) * (0.7 + 0.3 * bursts(at))
    },
  },
  net_send: {
    title: 'Network transmit (bytes/s)',
    curve: ({ facts, load, share, noise }) => {
      const most = 2e5 + 4e6 * random(facts.salt, 'send')
      const bursts = noise('send', 15 * MINUTE)
      return (at) => 6e3 + most * share * load(at) * (0.7 + 0.3 * bursts(at))
    },
  },
}

/** One node as its curves see it: what several of them depend on. */
export interface Machine {
  facts: ServiceFacts
  /** Of the service's work, 0 to 1. */
  share: number
  /** 0 to 1 */
  load: Curve
  /** Percent. */
  cpu: Curve
  /** Percent. */
  memory: Curve
  /** Smooth and in [0, 1), different for every name, with a new turn in each interval. */
  noise: (name: string, every: number) => Curve
}

/** The machine of a node: busy by day, quiet by night and on Sundays, and never twice the same. */
export function machine(facts: ServiceFacts, node: ServingNode): Machine {
  const { salt } = facts
  const noise = (name: string, every: number) => smooth(every, (i) => random(node.name, name, i))
  const share = node.role === undefined ? 0.8 : node.primary ? 1 : 0.35
  const rhythm = dailyRhythm(salt)
  const wobble = smooth(10 * MINUTE, (i) => random(salt, 'load', i))
  const load = (at: number) => rhythm(at) * (0.8 + 0.2 * wobble(at))
  const mostCpu = 15 + 55 * random(salt, 'cpu')
  const jitter = noise('cpu', 5 * MINUTE)
  const usualMemory = 45 + 30 * random(salt, 'memory')
  const caches = noise('memory', 6 * HOUR)
  return {
    facts,
    share,
    load,
    noise,
    cpu: (at) => clamp(2 + mostCpu * share * load(at) + 3 * jitter(at)),
    memory: (at) => clamp(usualMemory + 5 * caches(at) + 4 * share * load(at)),
  }
}

/** How much is asked of a service at a moment, 0 to 1: most at an hour of its own. */
function dailyRhythm(salt: string): Curve {
  const busiest = 9 + 7 * random(salt, 'busiest')
  const week = smooth(DAY, (day) => ([0, 6].includes(new Date(day * DAY).getUTCDay()) ? 0.6 : 1))
  return (at) => {
    const angle = (2 * Math.PI * (at - busiest * HOUR)) / DAY
    // Day by day, from noon to noon.
    return week(at - DAY / 2) * (0.2 + 0.8 * ((1 + Math.cos(angle)) / 2) ** 1.5)
  }
}

/** A curve through the values of whole multiples of `every`, without corners. */
function smooth(every: number, valueOf: (index: number) => number): Curve {
  const known = new Map<number, number>()
  const value = (index: number) => {
    const found = known.get(index) ?? valueOf(index)
    known.set(index, found)
    return found
  }
  return (at) => {
    const index = Math.floor(at / every)
    const x = at / every - index
    const before = value(index)
    return before + (value(index + 1) - before) * x * x * (3 - 2 * x)
  }
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent))
}
