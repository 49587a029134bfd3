import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { notPowered } from '../errors'
import type { ServiceFacts } from '../model'
import type { Store } from '../store'
import { lookUp } from './lookup'
import { findState } from './states'
import { startWork } from './work'

/** The CLI needs a message in every answer. Unverified: its texts, and 200 when nothing waits. */
const STARTED = 'Maintenance started'
const NOTHING_TO_DO = 'No maintenance updates are pending'

/** Starts the updates that otherwise wait for the maintenance window. */
export function maintenanceRoutes(store: Store, clock: Clock, access: Access) {
  return new Hono<Env>().put('/project/:project/service/:service/maintenance/start', (c) => {
    const facts = lookUp(store, access, c, 'role:services:maintenance')
    const now = clock.now()
    const next = startMaintenance(facts, now)
    if (!next) return c.json({ message: NOTHING_TO_DO })
    store.save(next, {
      project: facts.project,
      service: facts.name,
      at: now,
      actor: c.get('user').email,
      type: 'service_update',
      text: `Started maintenance of '${facts.type}' service '${facts.name}'`,
    })
    return c.json({ message: STARTED })
  })
}

/**
 * The facts of a service whose pending updates are being applied; undefined when it has none.
 * @param now ms
 * @throws ApiError 409 when it is powered off
 */
export function startMaintenance(facts: ServiceFacts, now: number): ServiceFacts | undefined {
  if (findState(facts, now) === 'POWEROFF') throw notPowered()
  if (facts.pendingUpdates.length === 0) return undefined
  const updatedAt = Math.max(now, facts.updatedAt + 1)
  return startWork({ ...facts, updatedAt, pendingUpdates: [] }, facts, 'REBUILDING', now)
}
