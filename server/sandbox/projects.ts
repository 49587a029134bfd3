import { Hono } from 'hono'
import type { Access, Env } from './auth'
import { CA_CERTIFICATE } from './ca-certificate'
import { deprecated } from './deprecation'
import { ORGANIZATION } from './organization'
import type { ProjectFacts } from './model'
import type { Store } from './store'
import { iso } from './time'

/** avn asks for 100 events by default. Unverified: how many are returned at most. */
const EVENTS = 100
const MOST_EVENTS = 1000

/** Projects, their events, and the network parts that clients ask for before an update. */
export function projectRoutes(store: Store, access: Access) {
  return (
    new Hono<Env>()
      .get('/project', deprecated, (c) => {
        const memberships = access.memberships(c)
        return c.json({
          projects: memberships.map(({ project }) => projectView(project)),
          project_membership: Object.fromEntries(
            memberships.map(({ project, roles }) => [project.name, roles[0]]),
          ),
          project_memberships: Object.fromEntries(
            memberships.map(({ project, roles }) => [project.name, roles]),
          ),
        })
      })
      .get('/project/:project', deprecated, (c) =>
        c.json({ project: projectView(access.project(c, 'project:services:read')) }),
      )
      .get('/project/:project/events', (c) => {
        const { name } = access.project(c, 'project:event_logs:read')
        const asked = Number(c.req.query('limit') ?? EVENTS)
        const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST_EVENTS) : EVENTS
        const events = store.events(name, limit)
        return c.json({
          events: events.map((event) => ({
            id: String(event.id),
            time: iso(event.at),
            actor: event.actor,
            event_type: event.type,
            event_desc: event.text,
            service_name: event.service,
          })),
        })
      })
      // Unverified permission.
      .get('/project/:project/kms/ca', (c) => {
        access.project(c, 'project:services:read')
        return c.json({ certificate: CA_CERTIFICATE })
      })
      .get('/project/:project/vpcs', (c) => {
        access.project(c, 'project:networking:read')
        return c.json({ vpcs: [] })
      })
      .get('/project/:project/static-ips', (c) => {
        access.project(c, 'project:networking:read')
        return c.json({ static_ips: [] })
      })
  )
}

/** A project in the API's words. Bills are not emulated: what belongs to them is empty. */
export function projectView(project: ProjectFacts) {
  return {
    project_name: project.name,
    account_id: ORGANIZATION.accountId,
    account_name: ORGANIZATION.name,
    organization_id: ORGANIZATION.id,
    default_cloud: project.defaultCloud,
    address_lines: [],
    available_credits: '0.00',
    billing_address: '',
    billing_currency: 'EUR',
    billing_emails: [],
    billing_extra_text: null,
    billing_group_id: ORGANIZATION.billingGroupId,
    billing_group_name: 'Main',
    card_info: null,
    city: '',
    company: '',
    country: '',
    country_code: '',
    end_of_life_extension: {},
    estimated_balance: project.estimatedBalance,
    features: {},
    payment_method: 'no_payment_expected',
    state: '',
    tags: project.tags,
    tech_emails: [],
    tenant_id: 'aiven',
    trial_expiration_time: null,
    vat_id: '',
    zip_code: '',
  }
}
