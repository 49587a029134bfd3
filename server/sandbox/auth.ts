import type { Context, MiddlewareHandler } from 'hono'
import { ApiError } from './errors'
import type { ProjectFacts, TokenFacts } from './model'
import { isInNetworks } from './networks'
import { isInScopes, noPermission } from './operations'
import type { Store } from './store'
import type { Tokens } from './tokens'
import type { Permission, Role, SandboxUser } from './users'

export interface Env {
  /** The address that a request comes from, where it comes over a network. */
  Bindings: { peer?: string | undefined }
  Variables: {
    user: SandboxUser
    /** The token that was sent; undefined for one of the fixed ones. */
    token: TokenFacts | undefined
  }
}

const READ_ONLY: readonly Permission[] = [
  'project:services:read',
  'project:event_logs:read',
  'project:integrations:read',
  'project:permissions:read',
]

/**
 * What each project role may do (Aiven docs: roles and permissions). Admin and operator differ
 * only in billing, which is not here. Unverified: a developer's access to metrics, and that the two
 * narrow roles may read services.
 */
const PERMISSIONS: Readonly<Record<Role, 'all' | readonly Permission[]>> = {
  admin: 'all',
  operator: 'all',
  developer: [
    ...READ_ONLY,
    'project:networking:read',
    'service:data:write',
    'service:logs:read',
    'service:metrics:read',
    'service:users:write',
  ],
  read_only: READ_ONLY,
  'role:services:maintenance': ['project:services:read', 'role:services:maintenance'],
  'role:services:recover': ['project:services:read', 'role:services:recover'],
}

/** On record for another case than a token that is missing: unverified. */
const NO_TOKEN = 'Missing (expired) db token'

/** Unverified: statuses and texts of what a token's own limits refuse. */
const OUT_OF_SCOPE = 'Token scopes do not include this operation'
const ADDRESS_NOT_ALLOWED = 'Token may not be used from this IP address'

// Known without a token; the empty project is what the CLI sends when none is chosen.
const PUBLIC = new Set([
  '/v1/clouds',
  '/v1/project//clouds',
  '/v1/service_types',
  '/v1/service_versions',
  '/v1/userauth',
])

/**
 * Finds out who is asking. Both schemes carry the same token: `aivenv1` from the CLI and the Go
 * client, `Bearer` from the documentation's samples.
 * @throws ApiError 401 for a missing, unknown or expired token
 */
export function authenticate(tokens: Tokens): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (PUBLIC.has(c.req.path)) return next()
    const token = /^(?:aivenv1|bearer)\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (!token) throw new ApiError(401, NO_TOKEN)
    const holder = await tokens.identify(token, c.req.header('user-agent') ?? '')
    if (!holder) throw new ApiError(401, 'Invalid token')
    if (holder.token) checkLimits(holder.token, c)
    c.set('user', holder.user)
    c.set('token', holder.token)
    return next()
  }
}

/** @throws ApiError 403 for a token that may not be used for this, or from there */
function checkLimits({ scopes, ipAllowlist }: TokenFacts, c: Context<Env>): void {
  const { method, path } = c.req
  if (!isInScopes(scopes, method, path)) throw new ApiError(403, OUT_OF_SCOPE)
  if (ipAllowlist.length > 0 && !isInNetworks(c.env.peer ?? '', ipAllowlist)) {
    throw new ApiError(403, ADDRESS_NOT_ALLOWED)
  }
}

/** Answers what the user of a request may see and do. */
export interface Access {
  /** The projects of the user, with the role or the permissions in each. */
  memberships(c: Context<Env>): { project: ProjectFacts; roles: readonly string[] }[]
  /**
   * The project that the path names.
   * @param anyOf permissions of which the user needs one; none means membership is enough
   * @throws ApiError 404 when it does not exist, 403 when the user is not a member or lacks them all
   */
  project(c: Context<Env>, ...anyOf: Permission[]): ProjectFacts
  /**
   * A project that the request names elsewhere than in its path.
   * @param anyOf as of `project`
   * @throws ApiError 404 when it does not exist, 403 when the user is not a member or lacks them all
   */
  other(c: Context<Env>, name: string, ...anyOf: Permission[]): ProjectFacts
  /** Whether the user holds a permission in the project that the path names. */
  may(c: Context<Env>, permission: Permission): boolean
}

/** @param store where the projects are */
export function createAccess(store: Store): Access {
  const roleIn = (c: Context<Env>, project: ProjectFacts) => project.members[c.get('user').id]
  const holds = (c: Context<Env>, project: ProjectFacts | undefined, permission: Permission) => {
    const role = (project && roleIn(c, project)) ?? []
    const granted = typeof role === 'string' ? PERMISSIONS[role] : role
    return granted === 'all' || granted.includes(permission)
  }
  const other = (c: Context<Env>, name: string, ...anyOf: Permission[]) => {
    const project = store.project(name)
    // Unverified: Aiven may say 403 here as well.
    if (!project) throw new ApiError(404, 'Project does not exist', 'project_not_found')
    if (!roleIn(c, project)) throw new ApiError(403, 'Not a project member')
    if (anyOf.length > 0 && !anyOf.some((permission) => holds(c, project, permission))) {
      throw noPermission(c.req.method, c.req.path)
    }
    return project
  }
  return {
    may: (c, permission) => holds(c, store.project(c.req.param('project') ?? ''), permission),
    other,
    memberships: (c) =>
      store.projects().flatMap((project) => {
        const role = roleIn(c, project)
        return role ? [{ project, roles: [role].flat() }] : []
      }),
    project: (c, ...anyOf) => other(c, c.req.param('project') ?? '', ...anyOf),
  }
}
