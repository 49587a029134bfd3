import { Hono, type Context } from 'hono'
import { printJson } from '../../exact-json'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { noSuchService } from '../errors'
import { currentRegion, type ServiceFacts } from '../model'
import { readJson } from '../request'
import { sendJson } from '../send-json'
import type { Store } from '../store'
import { createService } from './create'
import { permissionsToUpdate } from './permissions'
import { checkProtection, updateService } from './update'
import { disclosureFor } from './secrets'
import { NO_SECRETS, serviceView } from './view'

/** Unverified: what the recover role may create. */
const RECOVER_ROLE_ONLY_FORKS = true

const TO_FORK = ['project:services:write', 'role:services:recover'] as const

/** Services: list, create, get, update, delete. */
export function serviceRoutes(store: Store, clock: Clock, access: Access) {
  const sendService = (
    c: Context<Env>,
    facts: ServiceFacts,
    now: number,
    disclosure = NO_SECRETS,
  ) => sendJson(c, printJson({ service: serviceView(facts, now, disclosure) }))

  return (
    new Hono<Env>()
      .get('/project/:project/service', (c) => {
        const { name } = access.project(c, 'project:services:read')
        const now = clock.now()
        const disclosure = disclosureFor(access, c)
        const services = store.services(name).map((facts) => serviceView(facts, now, disclosure))
        return sendJson(c, printJson({ services }))
      })
      // Unverified: answered with 200; 201 is on record too. Clients take both.
      .post('/project/:project/service', async (c) => {
        const project = access.project(c, 'project:services:write', 'role:services:recover')
        const body = await readJson(c)
        // From here to the answer nothing waits: no other request can come in between.
        const now = clock.now()
        const facts = createService(body, {
          project,
          now,
          salt: newSalt(store, project.name, now),
          // Aiven docs: a fork of another project's service takes the role to recover there.
          find: (inProject, name) => {
            const needed = inProject === project.name ? [] : TO_FORK
            return store.service(access.other(c, inProject, ...needed).name, name)
          },
        })
        if (!facts.fork && RECOVER_ROLE_ONLY_FORKS) access.project(c, 'project:services:write')
        store.save(facts, {
          ...readEvent(c, facts, now),
          type: 'service_create',
          text: `Created '${facts.type}' service '${facts.name}' with plan '${facts.plan}' in cloud '${facts.cloud}'`,
        })
        return sendService(c, facts, now, { ...NO_SECRETS, admin: true })
      })
      .get('/project/:project/service/:service', (c) => {
        const { name } = access.project(c, 'project:services:read')
        const facts = store.service(name, c.req.param('service'))
        if (!facts) throw noSuchService(c.req.param('service'))
        return sendService(c, facts, clock.now(), disclosureFor(access, c))
      })
      .put('/project/:project/service/:service', async (c) => {
        const { name } = access.project(
          c,
          'project:services:write',
          'service:configuration:write',
          'role:services:maintenance',
          'role:services:recover',
        )
        const body = await readJson(c)
        // From here to the answer nothing waits: no other request can come in between.
        const facts = store.service(name, c.req.param('service'))
        if (!facts) throw noSuchService(c.req.param('service'))
        for (const anyOf of permissionsToUpdate(facts, body)) access.project(c, ...anyOf)
        const now = clock.now()
        const next = updateService(facts, body, now)
        store.save(next, {
          ...readEvent(c, facts, now),
          type: 'service_update',
          text: describeUpdate(facts, next),
        })
        return sendService(c, next, now)
      })
      .delete('/project/:project/service/:service', (c) => {
        const { name } = access.project(c, 'project:services:write')
        const facts = store.service(name, c.req.param('service'))
        if (!facts) throw noSuchService(c.req.param('service'))
        checkProtection(facts)
        store.remove({
          ...readEvent(c, facts, clock.now()),
          type: 'service_delete',
          text: `Deleted '${facts.type}' service '${facts.name}'`,
        })
        return c.json({})
      })
  )
}

/** Differs for every service that is ever created: the number of events grows with each of them. */
function newSalt(store: Store, project: string, now: number): string {
  return `${project}/${now}/${store.events(project, 1)[0]?.id ?? 0}`
}

function readEvent(c: Context<Env>, { project, name }: ServiceFacts, at: number) {
  return { project, service: name, at, actor: c.get('user').email }
}

/** Unverified: texts of events about settings, as that of a deletion, are not on record. */
function describeUpdate(before: ServiceFacts, after: ServiceFacts): string {
  const changes = [
    before.plan !== after.plan && `plan to '${after.plan}'`,
    before.cloud !== after.cloud && `cloud to '${after.cloud}'`,
    before.off.length !== after.off.length && 'power to off',
    before.off.at(-1)?.to !== after.off.at(-1)?.to && 'power to on',
    currentRegion(before)?.cloud !== currentRegion(after)?.cloud &&
      `additional backup region to '${currentRegion(after)?.cloud ?? 'none'}'`,
    before.userConfig !== after.userConfig && 'user config',
  ].filter(Boolean)
  return `Updated '${after.type}' service '${after.name}': ${changes.join(', ') || 'settings'}`
}
