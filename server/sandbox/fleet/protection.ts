import type { Blueprint } from '../demo/blueprint'
import { random } from '../random'
import { typeFacts } from '../service-types/table'
import { chance, pick, weighted } from './choice'
import { closestCloud, otherCloud } from './places'
import type { Environment } from './fleet-projects'

/** The share of services with a second region, by environment; 0.55 of all. */
const SHARE: Readonly<Record<Environment, number>> = {
  production: 0.72,
  staging: 0.38,
  development: 0.2,
}

/** What became of the copies, of a hundred. */
const FATES = { copied: 80, paused: 4, behind: 6, waiting: 4, changed: 3, caughtUp: 3 }

const REASONS = [
  'Object storage maintenance in the target region',
  'Quota of the target bucket is exhausted',
  'Replication is throttled by the provider',
] as const

interface Subject {
  type: string
  cloud: string
  ageDays: number
  environment: Environment
}

/** The second backup region of a service and what happened to its copies; nothing for most of the rest. */
export function makeProtection(
  { type, cloud, ageDays, environment }: Subject,
  salt: string,
): Pick<Blueprint, 'regions' | 'copyStopped' | 'createdIn'> {
  const { copies } = typeFacts(type)
  // Few people set a region where only a product page tells of it.
  const share = SHARE[environment] * (copies?.known === 'in doubt' ? 0.2 : 1)
  if (!copies || !chance(share, salt, 'second')) return {}

  // A few moved since: into another region, or even into the one of their own copies.
  const moved = weighted({ stayed: 94, away: 5, ontoCopies: 1 }, salt, 'moved')
  const createdIn = moved === 'stayed' ? cloud : otherCloud(cloud, [], `${salt}/home`)
  const region =
    moved === 'ontoCopies'
      ? cloud
      : chance(0.06, salt, 'close')
        ? closestCloud(cloud, [createdIn])
        : otherCloud(cloud, [createdIn], salt)
  const since = ageDays * (0.1 + 0.8 * random(salt, 'since'))
  return {
    ...(moved !== 'stayed' && { createdIn }),
    regions: [{ cloud: region, daysAgo: since }],
    ...fate({ region, since, cloud, createdIn }, salt),
  }
}

function fate(
  { region, since, ...places }: { region: string; since: number; cloud: string; createdIn: string },
  salt: string,
): Pick<Blueprint, 'regions' | 'copyStopped'> {
  const lately = (days: number) => Math.min(since, days * (0.3 + random(salt, 'lately')))
  switch (weighted(FATES, salt, 'fate')) {
    case 'copied':
      return {}
    case 'paused':
      return { copyStopped: { daysAgo: lately(2), reason: pick(REASONS, salt, 'reason') } }
    case 'behind':
      return { copyStopped: { daysAgo: lately(6) } }
    case 'waiting': {
      const daysAgo = Math.min(since, 0.2 * random(salt, 'set'))
      const resumesInDays = 0.5 + 2 * random(salt, 'resumes')
      return { regions: [{ cloud: region, daysAgo }], copyStopped: { daysAgo, resumesInDays } }
    }
    case 'changed': {
      const before = otherCloud(places.cloud, [region, places.createdIn], `${salt}/before`)
      const daysAgo = Math.min(since / 2, 3 * random(salt, 'changed'))
      return {
        regions: [
          { cloud: before, daysAgo: since },
          { cloud: region, daysAgo },
        ],
      }
    }
    case 'caughtUp': {
      const daysAgo = lately(12)
      return { copyStopped: { daysAgo, resumesInDays: -daysAgo / 2 } }
    }
  }
}
