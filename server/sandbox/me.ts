import { Hono } from 'hono'
import type { Access, Env } from './auth'
import { iso } from './time'
import type { Tokens } from './tokens'

/** Who the token belongs to. */
export function meRoutes(access: Access, tokens: Tokens) {
  return new Hono<Env>().get('/me', (c) => {
    const user = c.get('user')
    const memberships = access.memberships(c)
    const validSince = tokens.validSince(user)
    return c.json({
      user: {
        user: user.email,
        user_id: user.id,
        real_name: user.name,
        state: 'active',
        auth: ['token'],
        projects: memberships.map(({ project }) => project.name),
        project_membership: Object.fromEntries(
          memberships.map(({ project, roles }) => [project.name, roles[0]]),
        ),
        project_memberships: Object.fromEntries(
          memberships.map(({ project, roles }) => [project.name, roles]),
        ),
        invitations: [],
        tenant: 'aiven',
        create_time: '2024-02-01T08:00:00Z',
        token_validity_begin: validSince === undefined ? null : iso(validSince),
        features: {},
      },
    })
  })
}
