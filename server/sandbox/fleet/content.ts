import { build, history } from '../demo/blueprint'
import type { SeedContent } from '../store'
import { SANDBOX_USERS } from '../users'
import { fleetProjects } from './fleet-projects'
import { fleetServices } from './services'

/** Services in a project; the last one may have fewer. */
export const PROJECT_SIZE = 50

/**
 * An organization of many services, made up but in proportion, instead of the demo.
 * @param now ms; every history ends here
 * @param seed the same seed, time and size give the same content
 * @param size how many services
 */
export function fleetContent(now: number, seed: number, size: number): SeedContent {
  const projects = fleetProjects(Math.ceil(size / PROJECT_SIZE), seed)
  const services = projects.flatMap((project, i) =>
    fleetServices(project, Math.min(PROJECT_SIZE, size - i * PROJECT_SIZE), seed).map((blueprint) =>
      build(project.facts.name, blueprint, now, seed),
    ),
  )
  const actor = SANDBOX_USERS[0]?.email ?? ''
  return {
    projects: projects.map(({ facts }) => facts),
    services,
    events: services.flatMap((facts) => history(facts, actor)).sort((a, b) => a.at - b.at),
  }
}
