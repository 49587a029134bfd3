import type { Context } from 'hono'
import type { Access, Env } from '../auth'
import { noSuchService } from '../errors'
import type { ServiceFacts } from '../model'
import type { Store } from '../store'
import type { Permission } from '../users'

/**
 * The service that the path names.
 * @param anyOf permissions of which the user needs one
 * @throws ApiError 403 or 404: see `Access.project`; 404 when the project has no such service
 */
export function lookUp(
  store: Store,
  access: Access,
  c: Context<Env>,
  ...anyOf: Permission[]
): ServiceFacts {
  const project = access.project(c, ...anyOf)
  const name = c.req.param('service') ?? ''
  const facts = store.service(project.name, name)
  if (!facts) throw noSuchService(name)
  return facts
}
