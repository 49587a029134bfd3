import { queryOptions } from '@tanstack/react-query'
import { apiPath, call } from './client'
import { oneServiceSchema, type Service } from './services-shape'

export type { ListedService, Service, ServiceNode } from './services-shape'

/** How often what is on the screen is read again, in milliseconds. */
const POLL_IN_TRANSITION = 10_000
const POLL_AT_REST = 60_000

/** Tells whether a service is on its way to another state: rebuilding or rebalancing. */
export function isInTransition(service: Pick<Service, 'state'>): boolean {
  return service.state === 'REBUILDING' || service.state === 'REBALANCING'
}

/**
 * How long to wait before what is shown is read again: 10 s while something on the screen changes,
 * 60 s otherwise. Aiven refreshes progress every 10 s and advises not to ask more often.
 * @param changing whether something on the screen is in transition
 * @returns milliseconds
 */
export function pollInterval(changing: boolean): number {
  return changing ? POLL_IN_TRANSITION : POLL_AT_REST
}

/**
 * Where the cache keeps a project's list of services: `fleetQuery` reads it. A write that changes what
 * is in it says so by this key.
 * @param project the project's name
 */
export function serviceListKey(project: string): readonly ['fleet', string] {
  return ['fleet', project]
}

/**
 * One service.
 * @param project the project's name
 * @param service the service's name
 */
export function serviceQuery(project: string, service: string) {
  return queryOptions({
    queryKey: ['project', project, 'service', service],
    queryFn: async ({ signal }) => {
      const path = apiPath`/v1/project/${project}/service/${service}`
      return (await call({ path, answer: oneServiceSchema, signal })).service
    },
  })
}
