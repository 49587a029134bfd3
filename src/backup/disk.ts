import type { ServicePlan } from '~/api/plans'
import { findServiceType } from './service-types'

/** With less than this share of a disk free, a person is warned. */
const HEADROOM = 0.2

const MEBIBYTE = 2 ** 20

/** What is forked, as far as its disk goes. Sizes are Aiven's `disk_space_mb`: MiB, as the type counts. */
export interface DiskSource {
  type: string
  plan: string
  cloud: string
  diskMb: number | undefined
  nodes: number | undefined
}

/** Where the fork is to run. */
export interface DiskTarget {
  plan: string
  cloud: string
}

/**
 * Whether the restored data fits on each node's disk: `tight` with less than 20 % of it free, `in-doubt`
 * where that depends on how the type counts its disk, which Aiven does not document.
 */
export type DiskFit = 'fits' | 'tight' | 'in-doubt' | 'too-small' | 'unknown'

/** The disk of a fork beside what is restored to it. */
export interface ForkDisk {
  /** The `disk_space_mb` to ask for; undefined: what comes with the plan. */
  askMb: number | undefined
  /** What comes with the plan, in MiB; undefined where the plans do not tell. */
  planMb: number | undefined
  /** What the source has, and the fork's plan does not allow, in MiB. */
  overCapMb: number | undefined
  /** Bytes to restore, before compression. */
  bytes: number | undefined
  fit: DiskFit
}

/**
 * The disk that a fork needs: storage that was added to the source is carried over as far as the plan
 * allows, and what is restored is compared with it.
 * @param plans of the type; undefined where they may not be read: the source's own plan then keeps the
 *   source's disk
 * @param bytes what a restore brings back, before compression
 */
export function forkDisk(
  source: DiskSource,
  target: DiskTarget,
  plans: readonly ServicePlan[] | undefined,
  bytes: number | undefined,
): ForkDisk {
  const planMb = findOffer(plans, target.plan, target.cloud)?.disk_space_mb ?? undefined
  const nodes =
    plans?.find(({ service_plan: name }) => name === target.plan)?.node_count ??
    (target.plan === source.plan ? source.nodes : undefined)
  const wanted = addedDisk(source, target, plans, nodes)
  const askMb = wanted === undefined ? undefined : allowedDisk(wanted, target, plans)
  const room = askMb ?? planMb
  return {
    askMb,
    planMb,
    overCapMb: wanted !== undefined && (room ?? wanted) < wanted ? wanted : undefined,
    bytes,
    fit: judgeFit(source, { room, nodes }, bytes),
  }
}

/** The source's disk where it is more than its plan's, counted for as many nodes as the fork has. */
function addedDisk(
  { type, plan, cloud, diskMb, nodes: sourceNodes }: DiskSource,
  target: DiskTarget,
  plans: readonly ServicePlan[] | undefined,
  nodes: number | undefined,
): number | undefined {
  if (!diskMb) return undefined
  const own = findOffer(plans, target.plan, target.cloud)?.disk_space_mb ?? undefined
  if (plan === target.plan) return own === undefined || diskMb > own ? diskMb : undefined
  const before = findOffer(plans, plan, cloud)?.disk_space_mb ?? undefined
  if (own === undefined || before === undefined || diskMb <= before) return undefined
  const scale = isPerNode(type) || !nodes || !sourceNodes ? 1 : nodes / sourceNodes
  const wanted = Math.ceil(diskMb * scale)
  return wanted > own ? wanted : undefined
}

/** As much of it as the plan can have, in the steps in which its disk grows; undefined: none. */
function allowedDisk(
  wanted: number,
  { plan, cloud }: DiskTarget,
  plans: readonly ServicePlan[] | undefined,
): number | undefined {
  const offer = findOffer(plans, plan, cloud)
  const { disk_space_mb: own, disk_space_cap_mb: cap, disk_space_step_mb: step } = offer ?? {}
  if (own == null) return wanted
  const steps = step ? own + Math.ceil((wanted - own) / step) * step : wanted
  const allowed = Math.min(steps, cap ?? own)
  return allowed > own ? allowed : undefined
}

function judgeFit(
  { type, diskMb, nodes: sourceNodes }: DiskSource,
  { room, nodes }: { room: number | undefined; nodes: number | undefined },
  bytes: number | undefined,
): DiskFit {
  if (!room || bytes === undefined) return 'unknown'
  const most = room * MEBIBYTE
  if (bytes > most) return 'too-small'
  // Each node may hold everything, and the figure may be that of all nodes together.
  const least = isPerNode(type) ? most : most / (nodes ?? Infinity)
  if (bytes <= least * (1 - HEADROOM)) return 'fits'
  if (least === most) return 'tight'
  const asTheSource = nodes === sourceNodes && diskMb !== undefined && room >= diskMb
  return asTheSource && bytes <= most * (1 - HEADROOM) ? 'fits' : 'in-doubt'
}

function isPerNode(type: string): boolean {
  return findServiceType(type)?.disk === 'per-node'
}

/** What a plan is in a cloud; undefined where the plans do not tell. */
function findOffer(plans: readonly ServicePlan[] | undefined, plan: string, cloud: string) {
  return plans?.find(({ service_plan: name }) => name === plan)?.regions?.[cloud]
}

/** What a fork costs an hour, in USD. */
export interface ForkPrice {
  usd: number
  /** Whether storage beyond the plan's is in it; `unknown`: it costs more, nobody can say how much. */
  addedDisk: 'none' | 'included' | 'unknown'
}

/**
 * What a fork costs with the disk that is asked for. Unverified: the price is for a GiB of what
 * `disk_space_mb` counts, whether that is a node's or all nodes'.
 * @param plans of the type; undefined where they may not be read
 * @returns undefined where Aiven lists no price for the plan
 */
export function forkPrice(
  plans: readonly ServicePlan[] | undefined,
  { plan, cloud }: DiskTarget,
  { askMb, planMb }: Pick<ForkDisk, 'askMb' | 'planMb'>,
): ForkPrice | undefined {
  const offer = findOffer(plans, plan, cloud)
  const usd = readUsd(offer?.price_usd)
  if (usd === undefined) return undefined
  if (askMb === undefined) return { usd, addedDisk: 'none' }
  const perGib = readUsd(offer?.disk_space_gb_price_usd)
  if (perGib === undefined || planMb === undefined) return { usd, addedDisk: 'unknown' }
  return { usd: usd + ((askMb - planMb) / 1024) * perGib, addedDisk: 'included' }
}

/**
 * What a service costs with the disk that it has.
 * @param service its plan and cloud, and its `disk_space_mb` in MiB
 * @param plans of the type; undefined where they may not be read
 * @returns undefined where Aiven lists no price for the plan
 */
export function servicePrice(
  plans: readonly ServicePlan[] | undefined,
  service: DiskTarget & { diskMb: number | undefined },
): ForkPrice | undefined {
  const { plan, cloud, diskMb = 0 } = service
  const planMb = findOffer(plans, plan, cloud)?.disk_space_mb ?? undefined
  return forkPrice(plans, service, { askMb: diskMb > (planMb ?? 0) ? diskMb : undefined, planMb })
}

function readUsd(text: string | null | undefined): number | undefined {
  const usd = text == null ? Number.NaN : Number(text)
  return Number.isNaN(usd) ? undefined : usd
}
