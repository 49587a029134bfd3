import { Hono, type Context } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { ApiError } from '../errors'
import { readJson } from '../request'
import type { Store } from '../store'
import { makeConnection } from './connection'
import { lookUp } from './lookup'
import { disclosureFor } from './secrets'
import { findState } from './states'

/** What databases are answered with while the service is off (a published error). */
const LATER = 'An error occurred. Please try again later.'

/**
 * In place of a service integration. Unverified text; that Aiven refuses nothing here is known, the
 * sandbox has none.
 */
export function integrationRefusal(type: string): ApiError {
  const instead = FORK_INSTEAD.includes(type)
    ? '. Fork the service instead: create one with service_to_fork_from in its user_config'
    : ''
  return new ApiError(400, `The sandbox does not emulate service integrations: '${type}'${instead}`)
}

const FORK_INSTEAD = ['disaster_recovery', 'read_replica']

/**
 * What people look at after a restore: databases, users, integrations. Unverified: that reading them
 * takes no more than reading the service.
 */
export function contentRoutes(store: Store, clock: Clock, access: Access) {
  const listUsers = (c: Context<Env>) => {
    const facts = lookUp(store, access, c, 'project:services:read')
    return makeConnection(facts, disclosureFor(access, c).passwords).users
  }
  return new Hono<Env>()
    .get('/project/:project/service/:service/db', (c) => {
      const facts = lookUp(store, access, c, 'project:services:read')
      if (findState(facts, clock.now()) === 'POWEROFF') throw new ApiError(503, LATER)
      const { databases = [] } = makeConnection(facts, false)
      return c.json({ databases: databases.map((name) => ({ database_name: name })) })
    })
    .get('/project/:project/service/:service/user', (c) => c.json({ users: listUsers(c) }))
    .get('/project/:project/service/:service/user/:user', (c) => {
      const user = listUsers(c).find(({ username }) => username === c.req.param('user'))
      if (!user) throw new ApiError(404, 'User does not exist')
      return c.json({ user })
    })
    .get('/project/:project/service/:service/integration', (c) => {
      lookUp(store, access, c, 'project:integrations:read', 'role:services:recover')
      return c.json({ service_integrations: [] })
    })
    .post('/project/:project/integration', async (c) => {
      access.project(c, 'project:integrations:write')
      const { integration_type: type } = await readJson(c)
      throw integrationRefusal(typeof type === 'string' ? type : '')
    })
}
