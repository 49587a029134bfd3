import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import { ApiError } from '../errors'
import { isJsonObject } from '../json'
import type { Store } from '../store'
import { lookUp } from './lookup'

/** Unverified: the answer for a service that nothing is migrated into. */
const NO_MIGRATION = 'Service has no migration'

const UNREACHABLE = 'The source cannot be reached: the sandbox has no network'

/**
 * The migration of data from a database elsewhere into a service. One that is configured fails: the
 * sandbox connects to nothing. Unverified: that reading it needs no more than reading the service.
 */
export function migrationRoutes(store: Store, access: Access) {
  return new Hono<Env>().get('/project/:project/service/:service/migration', (c) => {
    const { migration } = lookUp(store, access, c, 'project:services:read').userConfig
    if (!isJsonObject(migration)) throw new ApiError(404, NO_MIGRATION)
    const method = typeof migration.method === 'string' ? migration.method : ''
    return c.json({ migration: { method, status: 'failed', error: UNREACHABLE } })
  })
}
