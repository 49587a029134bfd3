import { Hono } from 'hono'
import type { Access, Env } from './auth'
import { deprecated } from './deprecation'
import { ApiError } from './errors'
import type { ProjectFacts } from './model'
import { knownOrganization, ORGANIZATION } from './organization'
import { SANDBOX_USERS } from './users'

/** Who is a member of what, in which role. There are no groups and no invitations. */
export function memberRoutes(access: Access) {
  return (
    new Hono<Env>()
      // Unverified permission: the published list names the roles developer, operator, read_only.
      .get('/project/:project/users', deprecated, (c) => {
        const project = access.project(c, 'project:permissions:read')
        return c.json({
          users: listMembers(project).map(({ user, roles }) => ({
            user_id: user.id,
            user_email: user.email,
            real_name: user.name,
            member_type: roles[0],
            create_time: ORGANIZATION.createTime,
            auth: ['token'],
            billing_contact: false,
            team_id: null,
            team_name: null,
          })),
          group_users: [],
          invitations: [],
        })
      })
      .get('/organization/:organization/permissions/project/:project', (c) => {
        knownOrganization(c.req.param('organization'))
        const project = access.project(c, 'project:permissions:read')
        return c.json({
          permissions: listMembers(project).map(({ user, roles }) => permission(user.id, roles)),
        })
      })
      // Unverified: every member of the organization may see these.
      .get('/organization/:organization/permissions/organization/:resource', (c) => {
        knownOrganization(c.req.param('organization'))
        knownOrganization(c.req.param('resource'))
        const admins = SANDBOX_USERS.filter(({ role }) => role === 'admin')
        return c.json({ permissions: admins.map(({ id }) => permission(id, [ORGANIZATION_ADMIN])) })
      })
      .get('/organization/:organization/permissions/organization_unit/:resource', (c) => {
        knownOrganization(c.req.param('organization'))
        throw new ApiError(404, 'Organizational unit does not exist')
      })
  )
}

const ORGANIZATION_ADMIN = 'role:organization:admin'

function listMembers(project: ProjectFacts) {
  return SANDBOX_USERS.flatMap((user) => {
    const role = project.members[user.id]
    return role ? [{ user, roles: [role].flat() }] : []
  })
}

function permission(userId: string, permissions: readonly string[]) {
  return {
    principal_id: userId,
    principal_type: 'user',
    permissions,
    create_time: ORGANIZATION.createTime,
    update_time: ORGANIZATION.updateTime,
  }
}
