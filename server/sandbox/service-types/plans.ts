import { CLOUDS, type Cloud } from '../clouds'
import { random } from '../random'
import { backupPolicy } from '../backups/policy'
import { HOUR } from '../time'
import { isServiceType, typeFacts } from './table'

/** A plan's name, taken apart: `business-8` is tier business, size 8 (GB of memory per node). */
export interface Plan {
  name: string
  type: string
  tier: string
  nodes: number
  cpus: number
  memoryMb: number
  /** Of a node or of all of them, as the type counts. */
  diskMb: number
}

/** Invented: these providers have no machines for the largest plans. */
const SMALL_PROVIDERS = new Set(['do', 'oci', 'ovh', 'upcloud'])
const LARGEST_ON_SMALL_PROVIDERS_MB = 8 * 1024

/** The plans of a service type, smallest first; empty for a type that does not exist. */
export function listPlans(type: string): readonly Plan[] {
  if (!isServiceType(type)) return []
  const known = described.get(type)
  if (known) return known
  const plans = typeFacts(type).plans.map((name) => describePlan(type, name))
  described.set(type, plans)
  return plans
}

// Constants that are worked out when they are first asked for.
const described = new Map<string, readonly Plan[]>()

/** The plan of that name, if the type has it. */
export function findPlan(type: string, name: string): Plan | undefined {
  return listPlans(type).find((plan) => plan.name === name)
}

/** `business` of `business-8`, whether or not there is such a plan. */
export function findTier(plan: string): string {
  return plan.replace(/-.*/, '')
}

/** How many disks `disk_space_mb` is the sum of. */
export function countedDisks(type: string, nodes: number): number {
  return typeFacts(type).disk.counted === 'per node' ? 1 : nodes
}

function describePlan(type: string, name: string): Plan {
  const facts = typeFacts(type)
  const tier = findTier(name)
  const size = tier === 'hobbyist' ? 2 : Number(/\d+$/.exec(name)?.[0] ?? 4)
  const nodes = facts.nodes[tier] ?? facts.nodes.other
  const diskGb = facts.disk.fixed ? 10 : tier === 'hobbyist' ? 8 : size * 20
  return {
    name,
    type,
    tier,
    nodes,
    cpus: size <= 2 ? 1 : Math.max(2, size / 4),
    memoryMb: size * 1024,
    diskMb: diskGb * 1024 * countedDisks(type, nodes),
  }
}

/** Price of a plan in a cloud, USD per hour. Invented: grows with the size, differs by cloud. */
function hourlyPrice(plan: Plan, cloud: string): number {
  const surcharge = plan.tier === 'premium' ? 1.25 : 1
  return (
    plan.nodes * (0.04 + 0.048 * (plan.memoryMb / 1024)) * surcharge * (0.94 + 0.2 * random(cloud))
  )
}

/** True when services with the plan can run in the cloud. */
export function isOffered(plan: Plan, { provider }: Cloud): boolean {
  return !SMALL_PROVIDERS.has(provider) || plan.memoryMb <= LARGEST_ON_SMALL_PROVIDERS_MB
}

/** How far the disk of a service can grow, and in which steps; null where it cannot. */
function diskGrowth(plan: Plan) {
  const { fixed } = typeFacts(plan.type).disk
  return {
    disk_space_cap_mb: fixed ? null : plan.diskMb * 3,
    disk_space_step_mb: fixed ? null : 10 * 1024 * countedDisks(plan.type, plan.nodes),
  }
}

/** What a plan costs in a cloud, in USD: per hour, and per GB and hour of what can be added. */
function prices(plan: Plan, cloud: string) {
  const { fixed, tiered } = typeFacts(plan.type).disk
  const perGb = (usd: number) => (usd * (0.94 + 0.2 * random(cloud))).toFixed(6)
  return {
    base: hourlyPrice(plan, cloud).toFixed(4),
    disk: fixed ? null : perGb(0.0002),
    objectStorage: tiered ? perGb(0.00005) : null,
  }
}

/** A plan in the API's words, with those of `clouds` that offer it. */
export function servicePlan(plan: Plan, clouds: readonly Cloud[] = CLOUDS) {
  return {
    service_plan: plan.name,
    service_type: plan.type,
    node_count: plan.nodes,
    backup_config: backupConfig(plan),
    regions: Object.fromEntries(
      clouds
        .filter((cloud) => isOffered(plan, cloud))
        .map(({ cloud_name }) => {
          const { base, disk, objectStorage } = prices(plan, cloud_name)
          const price = {
            price_usd: base,
            node_cpu_count: plan.cpus,
            node_memory_mb: plan.memoryMb,
            disk_space_mb: plan.diskMb,
            ...diskGrowth(plan),
            disk_space_gb_price_usd: disk,
            object_storage_gb_price_usd: objectStorage,
          }
          return [cloud_name, price]
        }),
    ),
  }
}

/** What a plan consists of, wherever it runs. */
export function planSpecification(plan: Plan) {
  return {
    service_plan: plan.name,
    service_type: plan.type,
    node_count: plan.nodes,
    backup_config: backupConfig(plan),
    disk_space_mb: plan.diskMb,
    ...diskGrowth(plan),
  }
}

/** The price of a plan in one cloud; the same as in the list of plans. */
export function planPrice(plan: Plan, { cloud_name }: Cloud) {
  const { base, disk, objectStorage } = prices(plan, cloud_name)
  return {
    service_plan: plan.name,
    service_type: plan.type,
    cloud_name,
    base_price_usd: base,
    extra_disk_price_per_gb_usd: disk,
    object_storage_gb_price_usd: objectStorage,
  }
}

function backupConfig(plan: Plan) {
  const policy = backupPolicy(plan.type, plan.tier, {})
  const [frequent, infrequent] = policy.rhythms
  if (!frequent) return { interval: 24, max_count: 0, recovery_mode: 'basic' }
  return {
    interval: frequent.everyHours,
    max_count: policy.newestOnly ? 1 : Math.floor(frequent.keepHours / frequent.everyHours) + 1,
    recovery_mode: policy.pitr ? 'pitr' : 'basic',
    ...(infrequent && {
      frequent_interval_minutes: frequent.everyHours * 60,
      frequent_oldest_age_minutes: (frequent.keepHours * HOUR) / 60_000,
      infrequent_interval_minutes: infrequent.everyHours * 60,
      infrequent_oldest_age_minutes: (infrequent.keepHours * HOUR) / 60_000,
    }),
  }
}
