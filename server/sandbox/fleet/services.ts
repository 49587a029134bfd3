import type { Blueprint } from '../demo/blueprint'
import { random, randomInt } from '../random'
import { findCloud } from '../clouds'
import { SERVICE_TYPES } from '../service-types/option-trees'
import { countedDisks, findPlan, isOffered, listPlans } from '../service-types/plans'
import { typeFacts } from '../service-types/table'
import { chance, logNormal, pick, weighted } from './choice'
import { chooseCloud, otherCloud } from './places'
import type { Environment, FleetProject } from './fleet-projects'
import { makeProtection } from './protection'
import { fleetUserConfig } from './user-config'

/** How many of each type there are, of about a hundred, the most frequent first. */
const SHARES = Object.fromEntries(
  SERVICE_TYPES.map((type) => [type, typeFacts(type).fleet.share] as const).toSorted(
    (a, b) => b[1] - a[1],
  ),
)

const SUBJECTS = [
  'accounts',
  'alerts',
  'archive',
  'audit',
  'baskets',
  'bookings',
  'campaigns',
  'carts',
  'checkout',
  'customers',
  'devices',
  'documents',
  'events',
  'exports',
  'feeds',
  'geo',
  'invoices',
  'jobs',
  'ledger',
  'mail',
  'metrics',
  'offers',
  'orders',
  'profiles',
  'quotes',
  'ratings',
  'refunds',
  'reports',
  'sessions',
  'shipments',
  'stock',
  'tickets',
  'tokens',
  'trips',
  'users',
  'vouchers',
] as const

/** Plan tiers by environment; sizes and what a provider offers narrow it further. */
const TIERS: Readonly<Record<Environment, Readonly<Record<string, number>>>> = {
  production: { startup: 18, business: 62, premium: 20 },
  staging: { hobbyist: 8, startup: 72, business: 20 },
  development: { hobbyist: 35, startup: 65 },
}

/** Plans to choose from, by tier; the first that the type has is taken when the choice is not. */
const PLANS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  hobbyist: ['hobbyist', 'startup-4', 'business-4'],
  startup: ['startup-4', 'startup-8', 'startup-1', 'startup-2', 'startup-16', 'business-4'],
  business: ['business-4', 'business-8', 'business-16', 'startup-4'],
  premium: ['premium-8', 'premium-16', 'premium-6x-8', 'business-8', 'startup-4'],
}

/** `count` services of a project, in no order. */
export function fleetServices(project: FleetProject, count: number, seed: number): Blueprint[] {
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, i) => {
    const salt = `${seed}/${project.facts.name}/${i}`
    const type = weighted(SHARES, salt, 'type')
    const name = `${pick(SUBJECTS, salt, 'subject')}-${typeFacts(type).fleet.suffix}`
    const number = (taken.get(name) ?? 0) + 1
    taken.set(name, number)
    return service(project, type, number === 1 ? name : `${name}-${number}`, salt)
  })
}

function service(project: FleetProject, type: string, name: string, salt: string): Blueprint {
  const { environment, place } = project
  const cloud = chooseCloud(place, salt)
  const plan = choosePlan(type, environment, cloud, salt)
  const ageDays = Math.min(1500, 0.2 + logNormal(220, 1, salt, 'age'))
  const largest = (0.7 * plan.diskMb) / countedDisks(type, plan.nodes) / 1000
  const off = chance(0.03, salt, 'off')
  const protection = makeProtection({ type, cloud, ageDays, environment }, salt)
  return {
    name,
    type,
    plan: plan.name,
    cloud,
    ageDays,
    gigabytes: Math.min(largest, logNormal(0.12 * largest, 1.4, salt, 'size')),
    userConfig: fleetUserConfig(type, salt),
    tags: makeTags(project, salt),
    maintenanceDay: pick(['monday', 'tuesday', 'wednesday', 'saturday', 'sunday'], salt, 'day'),
    protectedFromTermination: environment === 'production' && chance(0.6, salt, 'protected'),
    ...makeContents(type, project.unit, salt),
    ...(!protection.regions &&
      chance(0.04, salt, 'moved') && { createdIn: otherCloud(cloud, [], salt) }),
    ...protection,
    ...(off && { poweredOffDaysAgo: Math.min(ageDays / 2, 1 + 120 * random(salt, 'off for')) }),
    ...(!off && chance(0.012, salt, 'work') && { work: makeWork(type, salt) }),
  }
}

function choosePlan(type: string, environment: Environment, cloudName: string, salt: string) {
  const cloud = findCloud(cloudName)
  const names = PLANS[weighted(TIERS[environment], salt, 'tier')] ?? ['startup-4']
  // Half of them are of the smallest size.
  const wish = names[chance(0.5, salt, 'size') ? 0 : 1]
  const wanted = [wish ?? '', ...names].map((name) => findPlan(type, name))
  const plan = [...wanted, ...listPlans(type)].find((one) => one && cloud && isOffered(one, cloud))
  if (!plan) throw new Error(`no plan for ${type} in ${cloudName}`)
  return plan
}

function makeWork(type: string, salt: string): NonNullable<Blueprint['work']> {
  const seconds = randomInt(600, 7200, salt, 'seconds')
  return {
    state:
      typeFacts(type).fleet.alwaysRebalances || chance(0.3, salt, 'state')
        ? 'REBALANCING'
        : 'REBUILDING',
    startedSecondsAgo: Math.floor(seconds * 0.9 * random(salt, 'started')),
    seconds,
  }
}

function makeTags({ environment, unit }: FleetProject, salt: string): Record<string, string> {
  return {
    env: environment,
    ...(chance(0.85, salt, 'team') && { team: pick([unit, unit, 'platform'], salt, 'which') }),
    ...(chance(0.6, salt, 'tier') && { tier: String(randomInt(0, 3, salt, 'number')) }),
    ...(chance(0.25, salt, 'cost') && { 'cost-center': `cc-${randomInt(100, 180, salt, 'cc')}` }),
  }
}

const ROLES = [
  'app',
  'api',
  'worker',
  'reader',
  'etl',
  'admin',
  'grafana',
  'backup',
  'cron',
] as const

/** Users and databases beside those that every service starts with. */
function makeContents(type: string, unit: string, salt: string) {
  const names = (most: number, what: string) =>
    Array.from(
      { length: Math.floor(most * random(salt, what) ** 2) },
      (_, i) => `${i < ROLES.length ? unit : `${unit}_${i}`}_${ROLES[i % ROLES.length]}`,
    )
  const { users, databases } = typeFacts(type).connection
  return {
    ...(users === 'many' && { users: names(22, 'users') }),
    ...(databases && { databases: names(14, 'databases') }),
  }
}
