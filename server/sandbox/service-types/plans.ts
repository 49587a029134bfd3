import { CLOUDS, type Cloud } from '../clouds'
import { random } from '../random'
import { backupPolicy } from '../backups/policy'
import { HOUR } from '../time'
import { SERVICE_TYPES } from './option-trees'

/** A plan's name, taken apart: `business-8` is tier business, size 8 (GB of memory per node). */
export interface Plan {
  name: string
  type: string
  tier: string
  nodes: number
  cpus: number
  memoryMb: number
  /** Of the whole service. */
  diskMb: number
}

// Invented, but in proportion. Types that are not named here take the general list.
const PLANS: Readonly<Record<string, readonly string[]>> = {
  general: ['hobbyist', 'startup-4', 'startup-8', 'business-4', 'business-8', 'premium-8'],
  clickhouse: ['hobbyist', 'startup-16', 'business-16', 'premium-16'],
  dragonfly: ['startup-4', 'startup-16', 'business-4', 'business-16', 'premium-16'],
  flink: ['business-4', 'business-8', 'business-16'],
  grafana: ['startup-1', 'startup-4'],
  kafka: ['startup-2', 'startup-4', 'business-4', 'business-8', 'premium-6x-8'],
  kafka_connect: ['startup-4', 'business-4', 'business-8'],
  kafka_mirrormaker: ['startup-4', 'business-4', 'business-8'],
  opensearch: ['hobbyist', 'startup-4', 'business-4', 'business-8', 'business-16', 'premium-16'],
  pg: [
    'hobbyist',
    'startup-4',
    'startup-8',
    'business-4',
    'business-8',
    'business-16',
    'premium-8',
    'premium-64',
  ],
  thanos: ['startup-4', 'business-8'],
}

const NODES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  general: { hobbyist: 1, startup: 1, business: 2, premium: 3 },
  clickhouse: { hobbyist: 1, startup: 1, business: 3, premium: 6 },
  flink: { business: 3 },
  kafka: { startup: 3, business: 3, premium: 6 },
  opensearch: { hobbyist: 1, startup: 1, business: 3, premium: 6 },
}

/** Types whose data is elsewhere have small disks that cannot grow. */
const STATELESS = new Set(['kafka_connect', 'kafka_mirrormaker', 'grafana', 'flink'])

/** Types that can move older data to object storage. */
const TIERED = new Set(['clickhouse', 'kafka'])

/** Invented: these providers have no machines for the largest plans. */
const SMALL_PROVIDERS = new Set(['do', 'oci', 'ovh', 'upcloud'])
const LARGEST_ON_SMALL_PROVIDERS_MB = 8 * 1024

/** The plans of a service type, smallest first; empty for a type that does not exist. */
export function plansOf(type: string): readonly Plan[] {
  const known = described.get(type)
  if (known) return known
  const plans = (PLANS[type] ?? PLANS.general ?? []).map((name) => describePlan(type, name))
  if (SERVICE_TYPES.includes(type)) described.set(type, plans)
  return plans
}

// Constants that are worked out when they are first asked for.
const described = new Map<string, readonly Plan[]>()

/** The plan of that name, if the type has it. */
export function findPlan(type: string, name: string): Plan | undefined {
  return plansOf(type).find((plan) => plan.name === name)
}

function describePlan(type: string, name: string): Plan {
  const tier = name.replace(/-.*/, '')
  const size = tier === 'hobbyist' ? 2 : Number(/\d+$/.exec(name)?.[0] ?? 4)
  const nodes = NODES[type]?.[tier] ?? NODES.general?.[tier] ?? 1
  const diskGb = STATELESS.has(type) ? 10 : tier === 'hobbyist' ? 8 : size * 20
  return {
    name,
    type,
    tier,
    nodes,
    cpus: size <= 2 ? 1 : Math.max(2, size / 4),
    memoryMb: size * 1024,
    diskMb: diskGb * 1024 * nodes,
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
  const fixed = STATELESS.has(plan.type)
  return {
    disk_space_cap_mb: fixed ? null : plan.diskMb * 3,
    disk_space_step_mb: fixed ? null : 10 * 1024 * plan.nodes,
  }
}

/** What a plan costs in a cloud, in USD: per hour, and per GB and hour of what can be added. */
function prices(plan: Plan, cloud: string) {
  const perGb = (usd: number) => (usd * (0.94 + 0.2 * random(cloud))).toFixed(6)
  return {
    base: hourlyPrice(plan, cloud).toFixed(4),
    disk: STATELESS.has(plan.type) ? null : perGb(0.0002),
    objectStorage: TIERED.has(plan.type) ? perGb(0.00005) : null,
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
