import { Hono } from 'hono'
import type { Access, Env } from './auth'
import { deprecated } from './deprecation'
import { knownAccount, ORGANIZATION } from './organization'
import { projectView } from './projects'
import type { SandboxUser } from './users'

/** Accounts, the older name of organizations: every user of the sandbox belongs to the one there is. */
export function accountRoutes(access: Access) {
  return new Hono<Env>()
    .get('/account', (c) => c.json({ accounts: [accountView(ORGANIZATION, c.get('user'))] }))
    .get('/account/:account', (c) =>
      c.json({ account: accountView(knownAccount(c.req.param('account')), c.get('user')) }),
    )
    .get('/account/:account/projects', deprecated, (c) => {
      knownAccount(c.req.param('account'))
      const projects = access.memberships(c).map(({ project }) => projectView(project))
      return c.json({ projects, total_project_count: projects.length })
    })
}

function accountView(organization: typeof ORGANIZATION, user: SandboxUser) {
  return {
    account_id: organization.accountId,
    account_name: organization.name,
    account_owner_team_id: organization.ownerTeamId,
    access_source: 'organization_membership',
    create_time: organization.createTime,
    update_time: organization.updateTime,
    features: {},
    is_account_member: true,
    is_account_owner: user.role === 'admin',
    organization_id: organization.id,
    parent_account_id: null,
    primary_billing_group_id: null,
    root_account_id: organization.accountId,
    tenant_id: 'aiven',
  }
}
