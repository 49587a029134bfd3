import { Hono } from 'hono'
import type { Access, Env } from './auth'
import type { ProjectFacts } from './model'
import { knownOrganization, ORGANIZATION } from './organization'

/** The organization with its projects, in the newer API's words. */
export function organizationRoutes(access: Access) {
  return new Hono<Env>()
    .get('/organizations', (c) => c.json({ organizations: [organizationView(ORGANIZATION)] }))
    .get('/organization/:organization', (c) =>
      c.json(organizationView(knownOrganization(c.req.param('organization')))),
    )
    .get('/organization/:organization/projects', (c) => {
      knownOrganization(c.req.param('organization'))
      const projects = access.memberships(c).map(({ project }) => organizationProject(project))
      return c.json({ projects, total_project_count: projects.length })
    })
    .get('/organization/:organization/project/:project', (c) => {
      knownOrganization(c.req.param('organization'))
      return c.json(organizationProject(access.project(c, 'project:services:read')))
    })
}

function organizationView(organization: typeof ORGANIZATION) {
  return {
    organization_id: organization.id,
    organization_name: organization.name,
    account_id: organization.accountId,
    create_time: organization.createTime,
    update_time: organization.updateTime,
    tier: 'business',
  }
}

/** Unverified: a project's id is its name, and its parent the organization's account. */
function organizationProject(project: ProjectFacts) {
  return {
    project_id: project.name,
    parent_id: ORGANIZATION.accountId,
    account_id: ORGANIZATION.accountId,
    billing_group_id: ORGANIZATION.billingGroupId,
    end_of_life_extension: {},
    tags: project.tags,
    tech_emails: [],
  }
}
