import type { Context } from 'hono'
import type { Access, Env } from '../auth'
import { NO_SECRETS, type Disclosure } from './view'

/**
 * Which secrets the answer to a GET tells (Aiven docs, the default from March 2027; other methods
 * tell none). Who may write users may read their passwords, and no secret options.
 * @throws ApiError 403 when secrets are asked for and the user may see none
 */
export function disclosureFor(access: Access, c: Context<Env>): Disclosure {
  if (c.req.query('include_secrets') !== 'true') return NO_SECRETS
  access.project(c, 'service:secrets:read', 'service:users:write')
  return { passwords: true, options: access.may(c, 'service:secrets:read'), admin: false }
}
