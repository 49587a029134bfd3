import { backupsDue, type BaseBackup } from '../backups/base-backups'
import { copiedAt } from '../backups/copies'
import { DISK_WARNING, diskUsage } from '../metrics/disk'
import { nodesSince, type ServingNode } from '../metrics/nodes'
import type { ServiceFacts } from '../model'
import { randomInt } from '../random'
import { SWITCH_FROM } from '../services/states'
import { HOUR, MINUTE, SECOND } from '../time'
import type { Entry } from './entry'
import { listUnits } from './units'

const ROUTINE_EVERY = 10 * MINUTE
const DISK_CHECK_EVERY = HOUR

/** Writes the log of a service over [from, to) (ms), in order of time. */
export type Reader = (from: number, to: number) => Entry[]

/**
 * The log of a service, which follows from its facts: nodes that start and take over, power,
 * backups and their copies, and what a service says when nothing happens. The same span always
 * reads the same.
 * @param since ms, the oldest that will be read
 * @param now ms
 */
export function createLog(facts: ServiceFacts, since: number, now: number): Reader {
  const nodes = nodesSince(facts, since, now)
  const happened = [
    ...nodes.flatMap((node) => started(facts, node)),
    ...takeover(facts, nodes),
    ...power(facts, nodes),
    ...backups(facts, nodes, since, now),
    ...pauses(facts, nodes),
  ].map((entry) => ({ ...entry, at: Math.round(entry.at) }))
  return (from, to) =>
    [
      ...happened.filter(({ at }) => from <= at && at < to),
      ...nodes.flatMap((node) => routine(facts, node, from, to)),
    ].sort((a, b) => a.at - b.at || a.hostname.localeCompare(b.hostname))
}

function started(facts: ServiceFacts, { name, from }: ServingNode): Entry[] {
  const { main } = listUnits(facts)
  return [
    { at: from, hostname: name, unit: main, severity: 'info', msg: 'starting' },
    { at: from + 4 * SECOND, hostname: name, unit: main, severity: 'info', msg: 'ready' },
  ]
}

function takeover(facts: ServiceFacts, nodes: readonly ServingNode[]): Entry[] {
  const { work } = facts
  const primary = nodes.findLast((node) => node.primary && node.role !== undefined)
  if (!work?.replaces || !primary) return []
  const at = work.startedAt + Math.ceil(work.seconds * SWITCH_FROM) * SECOND
  const unit = listUnits(facts).main
  return [{ at, hostname: primary.name, unit, severity: 'notice', msg: 'promoted to master' }]
}

function power(facts: ServiceFacts, nodes: readonly ServingNode[]): Entry[] {
  const unit = listUnits(facts).main
  return facts.off.flatMap(({ from }) =>
    nodes
      .filter((node) => node.isUp(from - 1))
      .map(({ name }): Entry => {
        return {
          at: from - 1,
          hostname: name,
          unit,
          severity: 'notice',
          msg: 'stopping: power off',
        }
      }),
  )
}

function backups(
  facts: ServiceFacts,
  nodes: readonly ServingNode[],
  since: number,
  now: number,
): Entry[] {
  const unit = listUnits(facts).backup
  return backupsDue(facts, since, now).flatMap((backup) => {
    const { startedAt, completedAt, bytes } = backup
    // Backups are made where they disturb least.
    const up = nodes.filter((node) => node.isUp(startedAt))
    const hostname = (up.find((node) => !node.primary) ?? up[0])?.name
    if (hostname === undefined) return []
    const line = (at: number, msg: string): Entry => {
      return { at, hostname, unit, severity: 'info', msg }
    }
    const took = ((completedAt - startedAt) / SECOND).toFixed(0)
    return [
      line(startedAt, 'base backup started'),
      line(completedAt, `base backup completed: ${bytes} bytes in ${took} s`),
      ...copies(facts, backup).map(({ at, cloud }) => line(at, `base backup copied to ${cloud}`)),
    ]
  })
}

function copies(facts: ServiceFacts, backup: BaseBackup) {
  return facts.backup.regions
    .map((region) => ({ cloud: region.cloud, at: copiedAt(facts, backup, region), region }))
    .filter(({ at, region }) => at < (region.to ?? Infinity))
}

/** Only a pause that Aiven gives a reason for is logged; copying that just stops is not noticed. */
function pauses(facts: ServiceFacts, nodes: readonly ServingNode[]): Entry[] {
  const unit = listUnits(facts).backup
  return facts.backup.interruptions.flatMap(({ from, to, reason }) => {
    const hostname = nodes.find((node) => node.isUp(from))?.name
    if (reason === undefined || hostname === undefined) return []
    const paused: Entry = {
      at: from,
      hostname,
      unit,
      severity: 'warning',
      msg: `copying to the additional region is paused: ${reason}`,
    }
    if (to === undefined) return [paused]
    const msg = 'copying to the additional region resumed'
    return [paused, { at: to, hostname, unit, severity: 'notice', msg } satisfies Entry]
  })
}

/** What a node says as time goes by. */
function routine(facts: ServiceFacts, node: ServingNode, from: number, to: number): Entry[] {
  const { main, routine } = listUnits(facts)
  const entry = (at: number, severity: Entry['severity'], msg: string): Entry => {
    return { at, hostname: node.name, unit: main, severity, msg }
  }
  const lines = ticks(node.name, ROUTINE_EVERY, from, to).map(({ at, n }) =>
    entry(at, 'info', routine(n)),
  )
  const usage = diskUsage(facts, from)
  const warnings =
    usage < DISK_WARNING
      ? []
      : ticks(`${node.name} disk`, DISK_CHECK_EVERY, from, to).map(({ at }) =>
          entry(at, 'warning', `disk is ${Math.floor(100 * usage)} % full`),
        )
  return [...lines, ...warnings].filter(({ at }) => at >= node.from + 5 * SECOND && node.isUp(at))
}

/** A moment in each interval of [from, to), at an irregular place, and a number with each. */
function ticks(key: string, every: number, from: number, to: number) {
  const found: { at: number; n: number }[] = []
  for (let i = Math.floor(from / every); i * every < to; i++) {
    const at = i * every + randomInt(0, every - 1, key, 'at', i)
    if (from <= at && at < to) found.push({ at, n: randomInt(0, 999, key, 'n', i) })
  }
  return found
}
