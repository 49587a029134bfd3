import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { noSuchService } from '../errors'
import type { Store } from '../store'
import { backupsResponse } from './view'

/** The backups of a service, its recovery window and its schedule. */
export function backupRoutes(store: Store, clock: Clock, access: Access) {
  // Reading backups needs a permission to write: so it is at Aiven.
  return new Hono<Env>().get('/project/:project/service/:service/backups', (c) => {
    const project = access.project(c, 'service:configuration:write')
    const facts = store.service(project.name, c.req.param('service'))
    if (!facts) throw noSuchService(c.req.param('service'))
    return c.json(backupsResponse(facts, clock.now()))
  })
}
