import type { SeedContent } from '../store'
import { SANDBOX_USERS } from '../users'
import { ANALYTICS } from './analytics'
import { build, history } from './blueprint'
import { PROJECTS } from './demo-projects'
import { PRODUCTION } from './production'
import { STAGING } from './staging'

const SERVICES = {
  'acme-production': PRODUCTION,
  'acme-staging': STAGING,
  'acme-analytics': ANALYTICS,
}

/**
 * The demo organization as it is at its first start.
 * @param now ms; every history ends here
 * @param seed the same seed and time give the same content
 */
export function demoContent(now: number, seed: number): SeedContent {
  const services = Object.entries(SERVICES).flatMap(([project, blueprints]) =>
    blueprints.map((blueprint) => build(project, blueprint, now, seed)),
  )
  const actor = SANDBOX_USERS[0]?.email ?? ''
  return {
    projects: [...PROJECTS],
    services,
    events: services.flatMap((facts) => history(facts, actor)).sort((a, b) => a.at - b.at),
  }
}
