import { Hono, type Context } from 'hono'
import type { Access, Env } from '../auth'
import type { Clock } from '../clock'
import { noSuchService } from '../errors'
import { currentRegion, type ServiceFacts } from '../model'
import { readJson } from '../request'
import type { Store } from '../store'
import { updateService } from './update'
import { serviceView } from './view'

/** Services: list, get, update. */
export function serviceRoutes(store: Store, clock: Clock, access: Access) {
  /** Secrets are told when they are asked for and the role includes them; else redacted: unverified. */
  const wantsSecrets = (c: Context<Env>) =>
    c.req.query('include_secrets') === 'true' && access.may(c, 'service:secrets:read')

  return new Hono<Env>()
    .get('/project/:project/service', (c) => {
      const { name } = access.project(c, 'project:services:read')
      const now = clock.now()
      const secrets = wantsSecrets(c)
      return c.json({
        services: store.services(name).map((facts) => serviceView(facts, now, secrets)),
      })
    })
    .get('/project/:project/service/:service', (c) => {
      const { name } = access.project(c, 'project:services:read')
      const facts = store.service(name, c.req.param('service'))
      if (!facts) throw noSuchService(c.req.param('service'))
      return c.json({ service: serviceView(facts, clock.now(), wantsSecrets(c)) })
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
      const now = clock.now()
      const next = updateService(facts, body, now)
      store.save(next, {
        project: name,
        service: facts.name,
        at: now,
        actor: c.get('user').email,
        type: 'service_update',
        text: describeUpdate(facts, next),
      })
      return c.json({ service: serviceView(next, now, wantsSecrets(c)) })
    })
}

/** Unverified: texts of events about settings are not on record. */
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
