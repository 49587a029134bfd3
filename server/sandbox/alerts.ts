import { Hono } from 'hono'
import type { Access, Env } from './auth'
import type { Clock } from './clock'
import { DISK_WARNING, diskUsage, diskUsageReached } from './metrics/disk'
import { currentRegion, type ServiceFacts } from './model'
import { lookUp } from './services/lookup'
import type { Store } from './store'
import { DAY, iso, within } from './time'

/** Unverified: names, severities and thresholds are ours; Aiven publishes none. */
const DISK_CRITICAL = 0.95
const UPDATE_DUE_IN = 14 * DAY

interface Alert {
  /** ms */
  since: number
  event: string
  severity: 'notice' | 'warning' | 'critical'
}

/** What needs attention, of one service or of all in a project. Every project role may read it. */
export function alertRoutes(store: Store, clock: Clock, access: Access) {
  return new Hono<Env>()
    .get('/project/:project/service/:service/alerts', (c) => {
      const facts = lookUp(store, access, c, 'project:services:read')
      return c.json({ alerts: listAlerts([facts], clock.now()) })
    })
    .get('/project/:project/alerts', (c) => {
      const { name } = access.project(c, 'project:services:read')
      return c.json({ alerts: listAlerts(store.services(name), clock.now()) })
    })
}

/**
 * The alerts of services in the API's words, the newest first.
 * @param now ms
 */
export function listAlerts(services: readonly ServiceFacts[], now: number) {
  return services
    .flatMap((facts) => alerts(facts, now).map((alert) => ({ facts, ...alert })))
    .sort((a, b) => b.since - a.since)
    .map(({ facts, since, event, severity }) => ({
      create_time: iso(since),
      event,
      severity,
      project_name: facts.project,
      service_name: facts.name,
      service_type: facts.type,
    }))
}

function alerts(facts: ServiceFacts, now: number): Alert[] {
  const off = facts.off.find((span) => within([span], now))
  // A service without power is neither full nor behind, and nothing is applied to it.
  if (off) return [{ since: off.from, event: 'service_powered_off', severity: 'warning' }]
  const found: Alert[] = []
  const usage = diskUsage(facts, now)
  if (usage >= DISK_WARNING) {
    const [threshold, severity] =
      usage >= DISK_CRITICAL
        ? ([DISK_CRITICAL, 'critical'] as const)
        : ([DISK_WARNING, 'warning'] as const)
    const since = diskUsageReached(facts, threshold, now)
    found.push({ since, event: 'disk_space_low', severity })
  }
  const pause =
    currentRegion(facts) &&
    facts.backup.interruptions.find((span) => span.reason && within([span], now))
  if (pause) {
    found.push({
      since: pause.from,
      event: 'backup_to_another_region_paused',
      severity: 'warning',
    })
  }
  for (const { deadline = Infinity } of facts.pendingUpdates) {
    const since = deadline - UPDATE_DUE_IN
    if (since <= now) found.push({ since, event: 'maintenance_due', severity: 'notice' })
  }
  return found
}
